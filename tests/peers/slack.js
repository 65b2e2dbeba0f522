// Slack's own clients, one a run, as judges of what the tests say in Slack's place. Prints one JSON object a line.
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

// Connects, acknowledges what comes, and goes on when it is asked to connect anew; ends with its input.
async function socket(apiUrl, appToken) {
  const { SocketModeClient, LogLevel } = require('@slack/socket-mode');
  const client = new SocketModeClient({ appToken, clientOptions: { slackApiUrl: apiUrl }, logLevel: LogLevel.ERROR });
  client.on('connected', () => say({ event: 'connected' }));
  client.on('slack_event', async ({ ack, envelope_id, type, body }) => {
    if (!envelope_id) return;
    await ack({ text: 'taken' });
    say({ event: 'acknowledged', envelope_id, type, action: body?.actions?.[0]?.action_id ?? body?.command ?? body?.event?.type });
  });
  process.stdin.on('end', () => client.disconnect().then(() => process.exit(0)));
  process.stdin.resume();
  await client.start();
}

// Calls the methods that answers use, and tells what each came to.
async function methods(apiUrl, token, trigger) {
  const { WebClient } = require('@slack/web-api');
  const client = new WebClient(token, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
  const view = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [] };
  const asked = {
    'auth.test': () => client.auth.test(),
    'users.info': () => client.users.info({ user: 'U00LEA' }),
    'views.open': () => client.views.open({ trigger_id: trigger, view }),
    'views.open again': () => client.views.open({ trigger_id: trigger, view }),
    'views.publish': () => client.views.publish({ user_id: 'U00LEA', view: { type: 'home', blocks: [] } }),
    'chat.postEphemeral': () => client.chat.postEphemeral({ channel: 'C123', user: 'U00LEA', text: 'hello' }),
    'conversations.info': () => client.conversations.info({ channel: 'C123' }),
    'apps.connections.open': () => client.apps.connections.open(),
  };
  for (const [name, call] of Object.entries(asked)) {
    try {
      const said = await call();
      say({ method: name, ok: said.ok, scopes: said.response_metadata?.scopes });
    } catch (refused) {
      say({ method: name, ok: false, code: refused.code, error: refused.data?.error, retryAfter: refused.retryAfter });
    }
  }
}

// Talks in channels as a bot does, and tells what came of it: what stands where, page by page, and how refusals and limits reach it.
async function posting(apiUrl, token) {
  const { WebClient, WebClientEvent, LogLevel } = require('@slack/web-api');
  const client = new WebClient(token, { slackApiUrl: apiUrl, logLevel: LogLevel.ERROR, retryConfig: { retries: 1, minTimeout: 1 } });
  let limited = 0;
  client.on(WebClientEvent.RATE_LIMITED, () => { limited += 1; });
  const metadata = (n) => ({ event_type: 'monitor_alert', event_payload: { delivery_id: `${n}`, item_id: 7 } });
  const blocks = [{ type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: 'A *bill*' } }];
  const posted = await client.chat.postMessage({ channel: 'C1', text: 'A bill', blocks, metadata: metadata(1) });
  const thread_ts = posted.ts;
  const reply = await client.chat.postMessage({ channel: 'C1', text: 'Enacted', thread_ts, reply_broadcast: true, metadata: metadata(2) });
  await client.chat.postMessage({ channel: 'C1', text: 'Moved', thread_ts });
  const updated = await client.chat.update({ channel: 'C1', ts: thread_ts, text: 'A law', blocks });
  say({ step: 'posted', ok: posted.ok && reply.ok && updated.ok, channel: posted.channel, ts: posted.ts, same: updated.ts === posted.ts, text: updated.text });
  const replies = await client.conversations.replies({ channel: 'C1', ts: thread_ts, include_all_metadata: true });
  say({ step: 'thread', texts: replies.messages.map((message) => message.text), delivery: replies.messages[1].metadata.event_payload.delivery_id });
  for (let n = 0; n < 6; n += 1) await client.chat.postMessage({ channel: 'C2', text: `${n}` });
  say({ step: 'limited', times: limited });
  const pages = [];
  for await (const page of client.paginate('conversations.history', { channel: 'C2', limit: 4 })) pages.push(page.messages.map((message) => message.text));
  say({ step: 'pages', pages });
  const refused = {
    archived: () => client.chat.postMessage({ channel: 'C3', text: 'x' }),
    outside: () => client.chat.postMessage({ channel: 'C4', text: 'x' }),
    unknown: () => client.chat.postMessage({ channel: 'C9', text: 'x' }),
    silent: () => client.chat.postMessage({ channel: 'C1', text: '' }),
    thread: () => client.chat.postMessage({ channel: 'C1', text: 'x', thread_ts: '1.000001' }),
    gone: () => client.chat.update({ channel: 'C1', ts: '1.000001', text: 'x' }),
    scope: () => client.conversations.info({ channel: 'C1' }),
    token: () => new WebClient('xoxb-other', { slackApiUrl: apiUrl }).auth.test(),
  };
  for (const [name, call] of Object.entries(refused)) {
    try {
      say({ step: name, ok: (await call()).ok });
    } catch (fault) {
      say({ step: name, ok: false, code: fault.code, error: fault.data?.error, needed: fault.data?.needed });
    }
  }
}

// Judges signed requests: {secret, timestamp, signature, body, now} a line, now in seconds.
async function verify() {
  const { isValidSlackRequest } = require('@slack/bolt');
  const lines = require('node:readline').createInterface({ input: process.stdin });
  for await (const line of lines) {
    const asked = JSON.parse(line);
    say({
      good: isValidSlackRequest({
        signingSecret: asked.secret,
        body: asked.body,
        headers: { 'x-slack-signature': asked.signature, 'x-slack-request-timestamp': asked.timestamp },
        nowMilliseconds: asked.now * 1000,
      }),
    });
  }
}

const [what, ...rest] = process.argv.slice(2);
({ socket, methods, posting, verify })[what](...rest).catch((fault) => {
  say({ fault: String(fault) });
  process.exit(1);
});
