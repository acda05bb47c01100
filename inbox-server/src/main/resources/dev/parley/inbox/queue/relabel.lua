-- ARGV: epoch, conversation, labels
if otherEpoch() then return { 'REBUILD' } end
if redis.call('EXISTS', Q .. 'c:' .. ARGV[2]) == 1 then redis.call('HSET', Q .. 'c:' .. ARGV[2], 'labels', ARGV[3]) end
return { 'DONE' }
