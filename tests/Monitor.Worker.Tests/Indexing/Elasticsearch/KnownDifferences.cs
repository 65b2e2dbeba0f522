using Xunit.Sdk;

namespace Monitor.Worker.Tests.Indexing.Elasticsearch;

/// <summary>
/// Where a live cluster does otherwise than the contract says: the tests by name, each with the reason. A difference that is no longer one
/// fails, so that this list says what is so.
/// </summary>
internal static class KnownDifferences
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        [nameof(SearchIndexContract.White_space_is_one_space_and_letters_outside_the_basic_plane_stay_whole)] =
            "Of a sentence that is longer than a passage, the cluster's passage ends with the word found: nothing of what follows it is shown.",
    };

    /// <summary>Passes while the test fails.</summary>
    public static async Task StillAsync(string name, Func<Task> test)
    {
        var reason = Reasons[name];
        try
        {
            await test();
        }
        catch (XunitException)
        {
            return;
        }

        Assert.Fail($"{name} passes and is no longer a difference ({reason}); take it from the list.");
    }
}
