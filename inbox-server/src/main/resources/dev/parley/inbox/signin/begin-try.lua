-- Counts a try as failed, or says how long to wait before the next one (ms).
-- KEYS: counters. ARGV: now, forget after, first wait, longest wait (all ms), then each counter's free failures.
local now = tonumber(ARGV[1])
local wait = 0
for _, key in ipairs(KEYS) do
  wait = math.max(wait, tonumber(redis.call('HGET', key, 'until') or '0') - now)
end
if wait > 0 then
  return wait
end
for i, key in ipairs(KEYS) do
  local over = redis.call('HINCRBY', key, 'failures', 1) - tonumber(ARGV[4 + i])
  local delay = 0
  if over >= 0 then
    delay = math.min(tonumber(ARGV[4]), tonumber(ARGV[3]) * 2 ^ math.min(over, 30))
    redis.call('HSET', key, 'until', string.format('%.0f', now + delay))
  end
  redis.call('PEXPIRE', key, string.format('%.0f', tonumber(ARGV[2]) + delay))
end
return 0
