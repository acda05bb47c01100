-- ARGV: epoch, then for each conversation: id, state (HELD when its holder keeps it), team, version, waiting, since,
-- labels, cause, data
if otherEpoch() then return { 'REBUILD' } end

-- Remembers the last eight versions told, so that repeats are told once even when they overtake each other.
local function toldBefore(key, version)
    local list = redis.call('HGET', key, 'told') or ''
    local seen, least = {}, nil
    for known in string.gmatch(list, '%d+') do
        if known == version then return true end
        seen[#seen + 1] = known
        if not least or tonumber(known) < tonumber(least) then least = known end
    end
    if #seen >= 8 then
        if tonumber(version) < tonumber(least) then return true end
        for i = 1, #seen do
            if seen[i] == least then table.remove(seen, i) break end
        end
    end
    seen[#seen + 1] = version
    redis.call('HSET', key, 'told', table.concat(seen, ','))
    return false
end

local changed = 0
for i = 2, #ARGV, 9 do
    local id, state, team, version = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
    local waiting, since, labels = ARGV[i + 4], ARGV[i + 5], ARGV[i + 6]
    local cause, data = ARGV[i + 7], ARGV[i + 8]
    local kept = state == 'HELD'
    local key = Q .. 'c:' .. id
    local was = standing(id)
    if tonumber(version) > (tonumber(was.version) or 0) then
        changed = changed + 1
        if was.state == 'HELD' then
            redis.call('HSET', key, 'version', version, 'waiting', waiting, 'since', since)
            -- PostgreSQL knows no holder: a claim is under way, or the holder is gone and this says so.
            if not kept then redis.call('ZADD', Q .. 'pending', 'NX', text(micros()), id) end
        elseif kept then
            redis.call('ZADD', Q .. 'pending', 'NX', text(micros()), id)
        else
            lift(id, was)
            put(id, {
                state = state, team = team, holder = '', token = was.token == '' and '0' or was.token,
                version = version, waiting = waiting, since = since, labels = labels
            })
        end
    end
    if not toldBefore(key, version) then tell(cause, id, version, team, '', '', data) end
end
return { 'DONE', text(changed) }
