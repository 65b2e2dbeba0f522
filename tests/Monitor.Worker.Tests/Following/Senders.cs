using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Monitor.Worker.Alerting;
using Monitor.Worker.Following;
using Monitor.Worker.Following.Threads;
using Monitor.Worker.Storage;
using Monitor.Worker.Tests.Crawling;

namespace Monitor.Worker.Tests.Following;

/// <summary>Senders on the bench's own store, with a notifier that the test has in its hands.</summary>
internal static class Senders
{
    public static DeliverySender Deliveries(CrawlBench bench, INotifier notifier) => new(
        bench.Get<DeliveryStore>(),
        new DeliveryDispatch(notifier, bench.Get<ThreadStore>(), bench.Get<PresentItems>(), bench.Get<DeliveryTags>(), NullLogger<DeliveryDispatch>.Instance),
        notifier,
        bench.Get<SendingBlocks>(),
        bench.Get<IOptions<AlertingOptions>>(),
        bench.Get<CommitSignal>(),
        TimeProvider.System,
        NullLogger<DeliverySender>.Instance);
}
