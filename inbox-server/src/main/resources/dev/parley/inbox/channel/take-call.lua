-- KEYS[1] a credential's bucket: hash of tat (when the budget is whole again, ms) and closed (nothing before, ms)
-- ARGV[1] calls, ARGV[2] per so many ms
-- The generic cell rate algorithm: returns 0 and takes one call, or returns how many ms to wait.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local calls = tonumber(ARGV[1])
local per = tonumber(ARGV[2])
local closed = tonumber(redis.call('HGET', KEYS[1], 'closed') or '0')
if closed > now then
  return closed - now
end
local step = per / calls
local tat = math.max(tonumber(redis.call('HGET', KEYS[1], 'tat') or '0'), now)
local early = tat + step - per - now
if early > 0 then
  return math.ceil(early)
end
redis.call('HSET', KEYS[1], 'tat', string.format('%.3f', tat + step))
redis.call('PEXPIRE', KEYS[1], math.max(per * 2, 60000))
return 0
