-- A try counted as failed was good after all. KEYS: the counter to forget, then those that only lose this try.
redis.call('DEL', KEYS[1])
for i = 2, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    redis.call('HINCRBY', KEYS[i], 'failures', -1)
    redis.call('HSET', KEYS[i], 'until', 0)
  end
end
return 0
