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
({ socket, methods, verify })[what](...rest).catch((fault) => {
  say({ fault: String(fault) });
  process.exit(1);
});
