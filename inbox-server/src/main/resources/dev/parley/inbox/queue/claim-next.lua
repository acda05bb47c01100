-- ARGV: epoch, team, employee
if otherEpoch() then return { 'REBUILD' } end
local queue, employee = Q .. 'team:' .. ARGV[2], ARGV[3]
while true do
    local id = redis.call('ZRANGE', queue, 0, 0)[1]
    if not id then return { 'NONE', '', '0', '' } end
    local was = standing(id)
    if was.state == 'QUEUED' and was.team == ARGV[2] then
        local token = take(id, was, employee)
        return { 'WON', id, token, mark(id) }
    end
    -- A place without its conversation: out of the way, and PostgreSQL is asked.
    redis.call('ZREM', queue, id)
    mark(id)
end
