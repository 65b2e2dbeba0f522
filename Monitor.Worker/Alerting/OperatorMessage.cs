namespace Monitor.Worker.Alerting;

/// <summary>What operators are told about Monitor itself.</summary>
internal sealed record OperatorMessage(string Title, string Text);
