-- ARGV: epoch, conversation, employee
if otherEpoch() then return { 'REBUILD' } end
local id, employee = ARGV[2], ARGV[3]
local was = standing(id)
if was.state == 'QUEUED' then
    local token = take(id, was, employee)
    return { 'WON', id, token, mark(id) }
end
if was.state == 'HELD' then
    return { was.holder == employee and 'YOURS' or 'HELD', id, was.token, redis.call('ZSCORE', Q .. 'pending', id) or '',
        was.holder }
end
return { was.state == 'CLOSED' and 'CLOSED' or 'UNKNOWN', id, '0', '' }
