-- Fills an emptied queue. ARGV: '', then for each conversation: id, state, team, holder, token, version, waiting, since,
-- labels
for i = 2, #ARGV, 9 do
    put(ARGV[i], {
        state = ARGV[i + 1], team = ARGV[i + 2], holder = ARGV[i + 3], token = ARGV[i + 4],
        version = ARGV[i + 5], waiting = ARGV[i + 6], since = ARGV[i + 7],
        labels = ARGV[i + 8]
    })
end
return { 'DONE' }
