-- ARGV: epoch, conversation, '1' when a new token is wanted
if otherEpoch() then return { 'REBUILD' } end
local token = ARGV[3] == '1' and text(redis.call('INCR', Q .. 'token')) or '0'
return { 'MARKED', mark(ARGV[2]), token }
