-- Ends a rebuild: from here on the other scripts work again. ARGV: new epoch, least token, least event id in milliseconds
if tonumber(redis.call('GET', Q .. 'token') or '0') < tonumber(ARGV[2]) then
    redis.call('SET', Q .. 'token', ARGV[2])
end
-- Ids must grow for those who remember one, even when the clock went back and the stream was lost.
local newest = redis.call('XREVRANGE', Q .. 'events', '+', '-', 'COUNT', 1)[1]
local reached = newest and tonumber(string.match(newest[1], '^%d+')) or 0
local id = '*'
if math.max(reached, tonumber(millis())) <= tonumber(ARGV[3]) then id = text(ARGV[3] + 1) .. '-0' end
redis.call('XADD', Q .. 'events', id, 'type', 'QUEUE_REBUILT', 'conversation', '', 'version', '0', 'team', '',
    'previousTeam', '', 'employee', '', 'at', millis(), 'data', '{}')
redis.call('SET', KEYS[1], ARGV[1])
return { 'DONE' }
