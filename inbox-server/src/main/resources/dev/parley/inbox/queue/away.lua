-- Who was not seen for a while and holds something; one node at a time asks.
-- ARGV: epoch, node, least absence in milliseconds. Answers employee, milliseconds away, employee, milliseconds away …
if otherEpoch() then return { 'REBUILD' } end
local lease = Q .. 'sweeper'
local owner = redis.call('GET', lease)
if owner and owner ~= ARGV[2] then return { 'AWAY' } end
redis.call('SET', lease, ARGV[2], 'PX', 3000)
local now = tonumber(millis())
local absent = redis.call('ZRANGEBYSCORE', Q .. 'seen', '-inf', text(now - ARGV[3]), 'WITHSCORES', 'LIMIT', 0, 1000)
local found = { 'AWAY' }
for i = 1, #absent, 2 do
    if redis.call('EXISTS', Q .. 'held:' .. absent[i]) == 0 then
        redis.call('ZREM', Q .. 'seen', absent[i])
    else
        found[#found + 1] = absent[i]
        found[#found + 1] = text(now - absent[i + 1])
    end
end
return found
