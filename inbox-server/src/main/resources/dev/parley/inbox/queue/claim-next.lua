-- ARGV: epoch, team, employee
if otherEpoch() then return { 'REBUILD' } end
local queue, employee = Q .. 'team:' .. ARGV[2], ARGV[3]
local most, skills = rights(employee)
if not hasRoom(employee, most) then return { 'FULL', '', '0', '' } end
local from, looked = 0, 0
while looked < 1000 do
    local id = redis.call('ZRANGE', queue, from, from)[1]
    if not id then return { 'NONE', '', '0', '' } end
    looked = looked + 1
    local was = standing(id)
    if was.state == 'QUEUED' and was.team == ARGV[2] then
        if not lacks(was, skills) then
            local token = take(id, was, employee)
            wasSeen(employee)
            return { 'WON', id, token, mark(id) }
        end
        from = from + 1
    else
        -- A place without its conversation: out of the way, and PostgreSQL is asked.
        redis.call('ZREM', queue, id)
        mark(id)
    end
end
return { 'NONE', '', '0', '' }
