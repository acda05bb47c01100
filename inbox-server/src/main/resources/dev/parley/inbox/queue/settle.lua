-- Brings Redis to what PostgreSQL committed, and tells it.
-- ARGV: epoch, mode, mark, conversation, state, team, holder, token, version, waiting, since, labels, type,
-- previousTeam, employee, data,
-- in mode restore: the version in Redis that a second look found to be ahead of PostgreSQL, or ''
if otherEpoch() then return { 'REBUILD' } end
local mode, noted, id = ARGV[2], ARGV[3], ARGV[4]
local is = {
    state = ARGV[5], team = ARGV[6], holder = ARGV[7], token = ARGV[8], version = ARGV[9], waiting = ARGV[10],
    since = ARGV[11], labels = ARGV[12]
}
local was = standing(id)
local score = redis.call('ZSCORE', Q .. 'pending', id)
local mine = score and noted ~= '' and tonumber(score) == tonumber(noted)

local function tellIt()
    if ARGV[13] ~= '' then
        tell(ARGV[13], id, is.version, is.team, ARGV[14], ARGV[15], ARGV[16])
    end
end

if mode == 'restore' then
    -- PostgreSQL was read after the note was; a newer note means that somebody acted since.
    if not mine then return { 'NEWER' } end
elseif was.state == 'HELD' and tonumber(was.token) > tonumber(is.token) then
    -- Somebody is claiming it: their change settles later, or is refused. The note stays, it may have taken the place of theirs.
    tellIt()
    return { 'NEWER' }
end
if (tonumber(was.version) or 0) > tonumber(is.version) and not (mode == 'restore' and was.version == ARGV[17]) then
    if mode == 'restore' then return { 'AHEAD', was.version } end
    tellIt()
    if not score then mark(id) end
    return { 'NEWER' }
end
lift(id, was)
put(id, is)
if mine then redis.call('ZREM', Q .. 'pending', id) end
tellIt()
return { 'DONE' }
