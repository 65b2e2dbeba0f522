using Monitor.Classifiers.Topics;
using Monitor.Worker.Labelling;
using Monitor.Worker.Storage;
using Monitor.Worker.Web.Api.Answering;
using Monitor.Worker.Web.Api.Asking;
using Monitor.Worker.Web.Api.Shapes;
using Monitor.Worker.Web.Tuning;

namespace Monitor.Worker.Web.Api.Calls;

/// <summary>Labels: read by everybody, given by policy leads.</summary>
internal static class LabelCalls
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/labels", ListAsync).WithMetadata(new AskedParameter(ListPages.After, AskedKind.Number, "Only labels after the one of this number."), ListPages.TakeParameter)
            .Answers<ApiLabels>("labels", "All labels, oldest first, those that were taken back too.");
        api.MapGet("/labels/{id:long}", FindAsync).Answers<ApiLabel>("label", "One label.", problems: StatusCodes.Status404NotFound);
        api.MapPost("/labels", GiveAsync).Accepts<LabelToGive>("application/json").Changes()
            .Answers<ApiLabelGiven>("give-label", "Gives a label, under the name of whoever asks. By the rules of the page. What the same person said before of the same text is not added again: the answer then is that label, with status 200.", StatusCodes.Status201Created, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> ListAsync(HttpContext context, LabelStore labels)
    {
        var asked = QueryReader.Of(context);
        var (after, take) = (asked.Id(ListPages.After) ?? 0, ListPages.TakeOf(asked));
        if (asked.Mistakes.Any) return ApiProblems.Invalid(asked.Mistakes);
        var (page, last) = ListPages.Cut(await labels.ListAfterAsync(after, take + 1, context.RequestAborted), label => label.Id, after, take);
        var next = last is { } seen ? ApiPaths.With(context.Request, ListPages.After, seen) : null;
        return new ApiAnswer<ApiLabels>(new ApiLabels([.. page.Select(ApiLabel.Of)], next)) { Next = next };
    }

    private static async Task<IResult> FindAsync(long id, HttpContext context, LabelStore labels) =>
        await labels.FindAsync(id, context.RequestAborted) is { } label ? new ApiAnswer<ApiLabel>(ApiLabel.Of(label)) : ApiProblems.Of(StatusCodes.Status404NotFound);

    private static async Task<IResult> GiveAsync(HttpContext context, ItemStore items, Labeller labeller)
    {
        var (body, refusal) = await BodyReader.ReadAsync<LabelToGive>(context);
        if (body is null) return refusal!;
        var answer = AnswerOf(body, TuningEndpoints.Who(context));
        var mistakes = QueryReader.Of(context).Mistakes;
        var item = body.Item is { } id ? await items.FindAsync(id, context.RequestAborted) : null;
        if (item is null) mistakes.Add("item", body.Item is null ? "Give the number of an item." : "There is no item of this number.");
        if (string.IsNullOrEmpty(body.Fingerprint)) mistakes.Add("fingerprint", "Give the fingerprint of the version that was looked at.");
        foreach (var mistake in LabelRules.Mistakes(answer, string.IsNullOrEmpty(body.Fingerprint) ? null : item)) mistakes.Add(FieldOf(mistake), mistake.Why);
        foreach (var unknown in answer.Instruments.Except(Instruments.All)) mistakes.Add("instruments", $"There is no instrument “{unknown}”. There are: {string.Join(", ", Instruments.All)}.");
        if (mistakes.Any) return ApiProblems.Invalid(mistakes);
        return await labeller.LabelAsync(answer, context.RequestAborted) switch
        {
            LabelOutcome.Kept kept => Given(kept, item!.Summary.Id),
            // The text was amended between the check and now.
            LabelOutcome.Refused refused => ApiProblems.Of(StatusCodes.Status409Conflict, refused.Why),
            _ => ApiProblems.Of(StatusCodes.Status409Conflict, "The item is gone."),
        };
    }

    private static ApiAnswer<ApiLabelGiven> Given(LabelOutcome.Kept kept, long item)
    {
        var self = ApiPaths.Label(kept.Id);
        return new ApiAnswer<ApiLabelGiven>(new ApiLabelGiven(kept.Id, item, kept.Contradicts, kept.Seconding, new ApiSelf(self)))
        {
            Status = kept.SaidBefore ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            Location = self,
        };
    }

    private static LabelAnswer AnswerOf(LabelToGive body, string who) => new()
    {
        ItemId = body.Item ?? 0,
        // The written form has a hyphen, the name has none.
        Verdict = body.Verdict?.Replace("-", "", StringComparison.Ordinal),
        Fingerprint = body.Fingerprint,
        Instruments = body.Instruments ?? [],
        Reason = body.Reason,
        Passage = body.Passage,
        Settles = body.Settles,
        Who = who,
        Where = LabelPlace.Api,
    };

    private static string FieldOf(LabelMistake mistake) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(mistake.Field);
}
