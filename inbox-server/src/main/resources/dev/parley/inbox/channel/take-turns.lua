-- KEYS turns of receivers: string with the node that receives; ARGV[1] a node, ARGV[2] for how many ms
-- Renews the turns of the node, takes those that nobody has, and returns for each whether it is the node's.
local mine = {}
for i, key in ipairs(KEYS) do
  local holder = redis.call('GET', key)
  if not holder then
    redis.call('SET', key, ARGV[1], 'PX', ARGV[2])
    mine[i] = 1
  elseif holder == ARGV[1] then
    redis.call('PEXPIRE', key, ARGV[2])
    mine[i] = 1
  else
    mine[i] = 0
  end
end
return mine
