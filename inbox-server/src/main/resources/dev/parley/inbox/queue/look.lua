-- Which life of Redis this is. Answers epoch, run id, newest event id, token
local newest = '0-0'
if redis.call('EXISTS', Q .. 'events') == 1 then
    local facts = redis.call('XINFO', 'STREAM', Q .. 'events')
    for i = 1, #facts, 2 do
        if facts[i] == 'last-generated-id' then newest = facts[i + 1] end
    end
end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
return { redis.call('GET', KEYS[1]) or '', run, newest, redis.call('GET', Q .. 'token') or '0' }
