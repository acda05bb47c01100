-- KEYS[1] as in take-call.lua; ARGV[1] for how many ms from now nothing is taken
local time = redis.call('TIME')
local untilMs = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[1])
if untilMs > tonumber(redis.call('HGET', KEYS[1], 'closed') or '0') then
  redis.call('HSET', KEYS[1], 'closed', string.format('%d', untilMs))
  redis.call('PEXPIRE', KEYS[1], math.max(tonumber(ARGV[1]) + 60000, redis.call('PTTL', KEYS[1])))
end
return 0
