-- KEYS[1] a receiver's turn; ARGV[1] a node: gives the turn back if the node has it.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
