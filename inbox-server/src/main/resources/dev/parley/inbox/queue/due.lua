-- ARGV: epoch, age in milliseconds, limit. Answers conversation, mark, conversation, mark …
if otherEpoch() then return { 'REBUILD' } end
local due = redis.call('ZRANGEBYSCORE', Q .. 'pending', '-inf', text(micros() - ARGV[2] * 1000),
    'WITHSCORES', 'LIMIT', 0, ARGV[3])
table.insert(due, 1, 'DUE')
return due
