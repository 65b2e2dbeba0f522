using Microsoft.EntityFrameworkCore;
using Monitor.Worker.Storage;

namespace Monitor.Worker.Tests.Storage;

public abstract partial class StoreContract
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_label_keeps_who_when_where_why_and_which_version()
    {
        var receipt = await CommitAsync(Samples.New(Samples.Document()));
        var given = Given(receipt.Items[0]) with { Instruments = ["production-order", "preservation"], Reason = "§ 4 orders it", Guideline = "2031-02", Asked = "uncertain" };

        var id = await Store.Labels.AppendAsync(given, Ct);

        var label = Assert.Single((await ItemAsync(receipt.Items[0])).Labels);
        Assert.Equivalent(given, label.Given, strict: true);
        Assert.Equal((id, true), (label.Id, label.Holds));
    }

    [Fact]
    public async Task An_undone_label_stays_on_record_but_trains_nobody()
    {
        var receipt = await CommitAsync(Samples.New(Samples.Document()));
        var id = await Store.Labels.AppendAsync(Given(receipt.Items[0]), Ct) ?? 0;

        var undone = await Store.Labels.UndoAsync(id, "bob", Samples.Start.AddDays(1), Ct);

        var label = await Store.Labels.FindAsync(id, Ct);
        Assert.True(undone);
        Assert.Equal((false, "bob", Samples.Start.AddDays(1)), (label!.Holds, label.UndoneBy, label.UndoneAt));
        Assert.Single(await Store.Labels.ForItemAsync(receipt.Items[0], Ct));
        Assert.Empty(await ExportAsync());
        Assert.False(await Store.Labels.UndoAsync(id, "eve", Samples.Start.AddDays(2), Ct));
        Assert.False(await Store.Labels.UndoAsync(999, "eve", Samples.Start, Ct));
    }

    [Fact]
    public async Task The_export_has_every_label_with_the_text_of_the_version_that_was_looked_at()
    {
        var receipt = await CommitAsync(Samples.New(Samples.Document(), "A"));
        await CommitAsync(Samples.Changed(await KnownAsync("b1"), Samples.Document(title: "Renamed"), "B"));
        await Store.Labels.AppendAsync(Given(receipt.Items[0]) with { Fingerprint = "fp:A" }, Ct);
        await Store.Labels.AppendAsync(Given(receipt.Items[0]) with { Fingerprint = "forgotten" }, Ct);

        var exported = await ExportAsync();

        Assert.Equal([("Production of Data Act", "A", "en", "UT"), ("Renamed", "B", "en", "UT")], exported.Select(label => (label.Text.Title, label.Text.Text, label.Text.Language, label.Text.Jurisdiction)));
    }

    [Fact]
    public async Task A_file_of_labels_may_be_imported_twice_and_is_exported_whole()
    {
        var labels = Enumerable.Range(0, 450).Select(n => Given(null) with
        {
            Fingerprint = $"example-{n}",
            At = Samples.Start.AddTicks(7),
            Where = LabelPlace.File,
            Verdict = n % 2 == 0 ? Verdict.Relevant : Verdict.NotRelevant,
            Example = new LabelExample($"Gesetz {n}", "Auskunft über Bestandsdaten", "de", "DE"),
        }).ToList();

        var first = await Store.Labels.ImportAsync(labels, Ct);
        var second = await Store.Labels.ImportAsync(labels, Ct);

        var exported = await ExportAsync();
        Assert.Equal((450, 0), (first, second));
        Assert.Equal(labels.Select(label => label.Fingerprint), exported.Select(label => label.Label.Given.Fingerprint));
        Assert.Equal("Gesetz 449", exported[^1].Text.Title);
        Assert.Equal(3, (await Store.Labels.ListAsync(null, 3, Ct)).Count);
    }

    [Fact]
    public async Task A_label_or_a_mute_about_nothing_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Labels.AppendAsync(Given(null), Ct));
        Assert.Null(await Store.Labels.AppendAsync(Given(999), Ct));
        Assert.Null(await Store.Mutes.AddAsync(new Mute(0, 999, "ada", Samples.Start, null, null), Ct));
    }

    [Fact]
    public async Task A_mute_holds_until_its_time_or_until_it_is_undone()
    {
        var items = (await CommitAsync(Samples.New(Samples.Document("b1"), "1"), Samples.New(Samples.Document("b2"), "2"))).Items;
        var now = Clock.GetUtcNow();
        await Store.Mutes.AddAsync(new Mute(0, items[0], "ada", now, now.AddDays(7), "known"), Ct);
        await Store.Mutes.AddAsync(new Mute(0, items[1], "ada", now, null, null), Ct);

        Assert.Equal(items.Order(), (await Store.Mutes.MutedAsync([.. items, 999], now, Ct)).Order());
        Assert.Equal([items[1]], await Store.Mutes.MutedAsync([.. items], now.AddDays(7), Ct));
        Assert.Equal("known", Assert.Single((await ItemAsync(items[0])).Mutes).Reason);
        Assert.True(await Store.Mutes.UndoAsync(items[1], "bob", now, Ct));
        Assert.False(await Store.Mutes.UndoAsync(items[1], "bob", now, Ct));
        Assert.Empty((await ItemAsync(items[1])).Mutes);
    }

    [Fact]
    public async Task A_password_is_kept_as_a_salted_hash_only_and_opens_the_account_whatever_the_names_case()
    {
        await Store.Users.AddAsync("Åda", Password, UserRole.PolicyLead, Ct);
        await Store.Users.AddAsync("Bob", Password, UserRole.Reader, Ct);

        var user = await Store.Users.VerifyAsync("åDA", Password, Ct);

        var hashes = await QueryAsync(db => db.Users.Select(row => row.PasswordHash).ToListAsync(Ct));
        Assert.Equal(("Åda", UserRole.PolicyLead), (user?.Name, user?.Role));
        Assert.Null(await Store.Users.VerifyAsync("Åda", Password + "!", Ct));
        Assert.Null(await Store.Users.VerifyAsync("nobody", Password, Ct));
        Assert.All(hashes, hash => Assert.DoesNotContain("horse", hash, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, hashes.Distinct().Count());
    }

    [Fact]
    public async Task Names_are_unique_and_what_is_unusable_is_refused_by_name()
    {
        Assert.Equal(UserChange.Done, await Store.Users.AddAsync("ada", Password, UserRole.Operator, Ct));
        Assert.Equal(UserChange.NameTaken, await StartProcess().Users.AddAsync("ADA", Password, UserRole.Reader, Ct));
        Assert.Equal(UserChange.PasswordTooShort, await Store.Users.AddAsync("bob", "short", UserRole.Reader, Ct));
        foreach (var name in (string[])["", " bob", "b\0b", "b\nb", new('b', 101)])
        {
            Assert.Equal(UserChange.NameUnusable, await Store.Users.AddAsync(name, Password, UserRole.Reader, Ct));
        }

        Assert.Equal(["ada"], (await Store.Users.ListAsync(Ct)).Select(user => user.Name));
    }

    [Fact]
    public async Task Disabling_a_new_role_and_a_new_password_end_sessions_and_take_effect()
    {
        await Store.Users.AddAsync("ada", Password, UserRole.Reader, Ct);
        var before = await Store.Users.FindAsync("ada", Ct);

        await Store.Users.SetRoleAsync("ada", UserRole.Operator, Ct);
        await Store.Users.SetPasswordAsync("ada", Password + " staple", Ct);
        var changed = await Store.Users.FindAsync("ADA", Ct);
        await Store.Users.SetDisabledAsync("ada", disabled: true, Ct);

        Assert.NotEqual(before!.Stamp, changed!.Stamp);
        Assert.Equal(UserRole.Operator, changed.Role);
        Assert.Null(await Store.Users.VerifyAsync("ada", Password + " staple", Ct));
        await Store.Users.SetDisabledAsync("ada", disabled: false, Ct);
        Assert.NotNull(await Store.Users.VerifyAsync("ada", Password + " staple", Ct));
        Assert.Null(await Store.Users.VerifyAsync("ada", Password, Ct));
        Assert.Equal(UserChange.NoSuchUser, await Store.Users.SetRoleAsync("eve", UserRole.Operator, Ct));
        Assert.Equal(UserChange.PasswordTooShort, await Store.Users.SetPasswordAsync("ada", "short", Ct));
    }

    [Fact]
    public async Task The_audit_trail_tells_newest_first_and_pages()
    {
        for (var n = 0; n < 3; n++) await Store.Audit.AppendAsync("ada", "label", $"item:{n}", null, Ct);

        var first = await Store.Audit.ListAsync(null, 2, Ct);
        var second = await Store.Audit.ListAsync(first[^1].Id, 2, Ct);

        Assert.Equal(["item:2", "item:1"], first.Select(entry => entry.Subject));
        Assert.Equal(("ada", "label", "item:0", Samples.Start), (second[0].Who, second[0].Action, Assert.Single(second).Subject, second[0].At));
    }

    private static NewLabel Given(long? item) => new()
    {
        ItemId = item,
        Fingerprint = "fp:A",
        Verdict = Verdict.Relevant,
        Who = "ada",
        At = Samples.Start,
        Where = LabelPlace.Page,
    };

    private async Task<List<ExportedLabel>> ExportAsync()
    {
        var labels = new List<ExportedLabel>();
        await foreach (var label in Store.Labels.ExportAsync(int.MaxValue, Ct)) labels.Add(label);
        return labels;
    }
}
