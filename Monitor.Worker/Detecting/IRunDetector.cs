using Monitor.Worker.Documents;

namespace Monitor.Worker.Detecting;

/// <summary>Looks at what a run saw beside what is usual of its source. Pure: the same run can be looked at again.</summary>
internal interface IRunDetector
{
    /// <returns>Null when nothing is unusual, or when too little is known to say so.</returns>
    Finding? Look(RunSeen run, Usual usual);
}
