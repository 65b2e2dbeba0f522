namespace Monitor.Worker.Web.Api.Shapes;

/// <summary>Where everything is.</summary>
internal sealed record ApiRoot(string Version, ApiRootLinks Links);

internal sealed record ApiRootLinks(
    string Self, string Description, string Search, string Item, string Versions, string Version, string Events, string Like, string Labels, string Sources, string Alerts, string Searches);
