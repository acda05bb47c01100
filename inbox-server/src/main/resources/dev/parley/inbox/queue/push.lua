-- Gives a team's waiting conversations, in the order of their places, to members who are there and have room.
-- ARGV: epoch, team, how long ago somebody who is there was seen at most in milliseconds, how many at once
-- Answers conversation, employee, token, mark, most, conversation …
if otherEpoch() then return { 'REBUILD' } end
local team, given = ARGV[2], { 'GIVEN' }
local text_ = redis.call('HGET', Q .. 'board', team)
if not text_ then return given end
local board = cjson.decode(text_)
local now = tonumber(millis())
local ready = {}
for _, member in ipairs(board.members) do
    local seen = redis.call('ZSCORE', Q .. 'seen', member.id)
    local held = redis.call('SCARD', Q .. 'held:' .. member.id)
    if seen and now - seen <= tonumber(ARGV[3]) and held < member.most then
        ready[#ready + 1] = {
            id = member.id, most = member.most, skills = member.skills, held = held,
            last = tonumber(redis.call('ZSCORE', Q .. 'given:' .. team, member.id) or '0')
        }
    end
end

-- Round robin: who was given something longest ago. Least loaded: who holds the fewest, then the same.
local function before(a, b)
    if board.mode == 'LEAST_LOADED' and a.held ~= b.held then return a.held < b.held end
    if a.last ~= b.last then return a.last < b.last end
    return a.id < b.id
end

local function chooseFor(id, was)
    local chosen
    for i = 1, #ready do
        local one = ready[i]
        if (not chosen or before(one, chosen)) and not lacks(was, one.skills)
            and redis.call('SISMEMBER', Q .. 'passed:' .. id, one.id) == 0 then
            chosen = one
        end
    end
    return chosen
end

local function give(id, was, one)
    local token = take(id, was, one.id)
    -- The clock stands still while a script runs; what it gives out has an order all the same.
    one.held, one.last = one.held + 1, micros() + #given
    redis.call('ZADD', Q .. 'given:' .. team, text(one.last), one.id)
    for _, value in ipairs({ id, one.id, token, mark(id), tostring(one.most) }) do given[#given + 1] = value end
    if one.held >= one.most then
        for i = #ready, 1, -1 do
            if ready[i] == one then table.remove(ready, i) end
        end
    end
end

local queue, from, looked = Q .. 'team:' .. team, 0, 0
while #ready > 0 and looked < 1000 and #given < tonumber(ARGV[4]) * 5 do
    local id = redis.call('ZRANGE', queue, from, from)[1]
    if not id then return given end
    looked = looked + 1
    local was = standing(id)
    if was.state ~= 'QUEUED' or was.team ~= team then
        redis.call('ZREM', queue, id)
        mark(id)
    else
        local one = chooseFor(id, was)
        if one then give(id, was, one) else from = from + 1 end
    end
end
return given
