namespace Monitor.Worker.Web.People;

/// <summary>Where to go back to: our own pages only, whatever the address line says.</summary>
internal static class LocalAddress
{
    public const string Parameter = "return";

    /// <summary>The address itself when it is one of ours, else the first page.</summary>
    public static string Safe(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";

    public static string WithReturn(string page, string? address) => $"{page}?{Parameter}={Uri.EscapeDataString(Safe(address))}";

    /// <summary>/items/12/label was called from /items/12, /alerts/7/requeue from /alerts.</summary>
    public static string PageOfCall(string? path)
    {
        var parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["items", var id, ..] => $"/items/{Uri.EscapeDataString(id)}",
            ["alerts", ..] => "/alerts",
            ["searches", "feeds", ..] => "/searches/feeds",
            ["searches", ..] => "/searches",
            ["tokens", ..] => "/tokens",
            ["tuning", "settle"] => "/tuning/disputes",
            ["tuning", "answer" or "undo"] or ["tuning"] => "/tuning",
            ["tuning", var page, ..] => $"/tuning/{Uri.EscapeDataString(page)}",
            _ => "/",
        };
    }
}
