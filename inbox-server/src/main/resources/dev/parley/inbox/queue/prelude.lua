-- What every script of the queue shares. KEYS[1] is parley:{q}:epoch; all other keys carry the same hash tag.
local Q = 'parley:{q}:'

local function otherEpoch()
    return redis.call('GET', KEYS[1]) ~= ARGV[1]
end

-- Redis' own clock, in microseconds: the clocks of the nodes may differ.
local function micros()
    local time = redis.call('TIME')
    return time[1] * 1000000 + time[2]
end

local function text(number)
    return string.format('%.0f', number)
end

local function millis()
    return text(math.floor(micros() / 1000))
end

local function tell(type, conversation, version, team, previousTeam, employee, data)
    redis.call('XADD', Q .. 'events', 'MAXLEN', '~', KEPT, '*',
        'type', type, 'conversation', conversation, 'version', version, 'team', team,
        'previousTeam', previousTeam, 'employee', employee, 'at', millis(), 'data', data)
end

-- Where a conversation stands; every field is '' when Redis does not know it.
local function standing(id)
    local values = redis.call('HMGET', Q .. 'c:' .. id, 'state', 'team', 'holder', 'token', 'version', 'waiting', 'since', 'labels')
    for i = 1, 8 do values[i] = values[i] or '' end
    return {
        state = values[1], team = values[2], holder = values[3],
        token = values[4], version = values[5], waiting = values[6], since = values[7], labels = values[8]
    }
end

local function lift(id, was)
    if was.state == 'QUEUED' then
        redis.call('ZREM', Q .. 'team:' .. was.team, id)
        if was.since ~= '' then redis.call('ZREM', Q .. 'wait:' .. was.team, id) end
    elseif was.state == 'HELD' then
        redis.call('SREM', Q .. 'held:' .. was.holder, id)
    end
end

local function put(id, is)
    local key = Q .. 'c:' .. id
    redis.call('HSET', key, 'state', is.state, 'team', is.team, 'holder', is.holder, 'token', is.token,
        'version', is.version, 'waiting', is.waiting, 'since', is.since, 'labels', is.labels)
    if is.state == 'CLOSED' then
        -- Kept for a while, so that a late repeat of an older change does not queue it again.
        redis.call('EXPIRE', key, 3600)
        return
    end
    redis.call('PERSIST', key)
    if is.state == 'QUEUED' then
        redis.call('ZADD', Q .. 'team:' .. is.team, is.waiting, id)
        if is.since ~= '' then redis.call('ZADD', Q .. 'wait:' .. is.team, is.since, id) end
    elseif is.state == 'HELD' then
        redis.call('SADD', Q .. 'held:' .. is.holder, id)
        -- Somebody who is away when it is handed to them has the team's grace time from now on.
        redis.call('ZADD', Q .. 'seen', 'NX', millis(), is.holder)
    end
end

-- Notes that a change is under way which PostgreSQL may or may not have; whoever finds the note old asks PostgreSQL.
local function mark(id)
    local now = text(micros())
    redis.call('ZADD', Q .. 'pending', now, id)
    return now
end

local function take(id, was, employee)
    local token = text(redis.call('INCR', Q .. 'token'))
    lift(id, was)
    put(id, {
        state = 'HELD', team = was.team, holder = employee, token = token,
        version = was.version, waiting = was.waiting, since = was.since, labels = was.labels
    })
    return token
end

-- Who asks is there.
local function wasSeen(employee)
    redis.call('ZADD', Q .. 'seen', millis(), employee)
end

-- What somebody may be given: how many at once (nil: as many as they like), and their skills as ',a,b,'.
local function rights(employee)
    local text = redis.call('HGET', Q .. 'people', employee)
    if not text then return nil, ',' end
    local most, skills = string.match(text, '^(%d*);(.*)$')
    return tonumber(most), skills
end

local function hasRoom(employee, most)
    return not most or redis.call('SCARD', Q .. 'held:' .. employee) < most
end

-- Whether a conversation wants a skill that is not among these. Nobody waits for it longer than the team's patience.
local function lacks(was, skills)
    if was.labels == '' or was.since == '' then return false end
    local missing = false
    for label in string.gmatch(was.labels, '[^,]+') do
        for skill in string.gmatch(redis.call('HGET', Q .. 'needs', label) or '', '[^,]+') do
            missing = missing or not string.find(skills, ',' .. skill .. ',', 1, true)
        end
    end
    if not missing then return false end
    local patience = tonumber(redis.call('HGET', Q .. 'patience', was.team) or '0')
    return tonumber(millis()) - tonumber(was.since) < patience
end
