namespace Monitor.Worker.Documents;

/// <summary>Hours of the source's own clock in which it may be asked. One that ends before it begins goes over midnight.</summary>
public readonly record struct AccessWindow(TimeOnly From, TimeOnly Until)
{
    /// <summary>The end is not inside.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(From, Until);
}
