-- ARGV: epoch, conversation, employee, '1' when only while the employee has room
if otherEpoch() then return { 'REBUILD' } end
local id, employee = ARGV[2], ARGV[3]
local was = standing(id)
-- Whoever claims a snoozed one wakes it.
if was.state == 'QUEUED' or was.state == 'SNOOZED' then
    if ARGV[4] == '1' and not hasRoom(employee, (rights(employee))) then return { 'FULL', id, '0', '' } end
    local token = take(id, was, employee)
    wasSeen(employee)
    return { 'WON', id, token, mark(id) }
end
if was.state == 'HELD' then
    return { was.holder == employee and 'YOURS' or 'HELD', id, was.token, redis.call('ZSCORE', Q .. 'pending', id) or '',
        was.holder }
end
return { was.state == 'CLOSED' and 'CLOSED' or 'UNKNOWN', id, '0', '' }
