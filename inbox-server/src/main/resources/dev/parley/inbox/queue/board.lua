-- Who may be given what. ARGV: '', ticket, digest, JSON { people = {…}, needs = {…}, patience = {…}, board = {…} }, each by its key.
-- The ticket was drawn before PostgreSQL was read: who drew an older one may have read what is no longer so.
local ticket = tonumber(ARGV[2])
if ticket < tonumber(redis.call('GET', Q .. 'ticket-written') or '0') then return { 'OLDER' } end
redis.call('SET', Q .. 'ticket-written', ARGV[2])
if redis.call('GET', Q .. 'digest') == ARGV[3] then return { 'SAME' } end
local all = cjson.decode(ARGV[4])
for _, name in ipairs({ 'people', 'needs', 'patience', 'board' }) do
    redis.call('DEL', Q .. name)
    for key, value in pairs(all[name]) do redis.call('HSET', Q .. name, key, value) end
end
redis.call('SET', Q .. 'digest', ARGV[3])
return { 'DONE' }
