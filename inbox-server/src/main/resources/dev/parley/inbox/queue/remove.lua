-- ARGV: epoch, conversations
if otherEpoch() then return { 'REBUILD' } end
for i = 2, #ARGV do
    local id = ARGV[i]
    local was = standing(id)
    lift(id, was)
    redis.call('DEL', Q .. 'c:' .. id)
    redis.call('ZREM', Q .. 'pending', id)
    tell('CONVERSATION_REMOVED', id, was.version == '' and '0' or was.version, was.team, '', '', '{}')
end
return { 'DONE' }
