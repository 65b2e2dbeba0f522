using Monitor.Worker.Acting.People;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Acting.Intake;

/// <summary>What is said when something cannot be done: what it is, and what to do. In Slack's markup; names have been escaped.</summary>
internal static class Sentences
{
    public const string NoSuchDeed = "This button is of an older version of Monitor and does nothing any more. Open the item on its page, or use the newest message about it.";

    public const string Failed = "Something went wrong here, and I cannot say whether it was kept. Look at the item's page before you try again; operators find the reason in the log.";

    public const string NoSuchItem = "There is no such item any more. Look for it with `/regwatch search` and some words of its title.";

    public const string Unreadable = "This button does not say what it is about. Use the newest message about the item, or its page.";

    public const string TooLate = "Slack closed the door before the form was ready: that happens when Monitor is busy. Please press again.";

    public static string MayNot(Person person, UserRole least) =>
        $"That takes a {Role(least)}; you are a {Role(person.Role)} here. Ask an operator of Monitor to change your role, or a {Role(least)} to do it.";

    private static string Role(UserRole role) => role switch
    {
        UserRole.Reader => "reader",
        UserRole.PolicyLead => "policy lead",
        UserRole.Operator => "operator",
    };
}
