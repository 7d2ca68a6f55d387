namespace ThongSuot.Core.Implementation;

/// <summary>How many assignments stand where. The overdue are among the waiting, working and returned.</summary>
public readonly record struct Tallied(int Waiting, int Working, int Submitted, int Returned, int Declined, int DoneInTime, int DoneLate, int Overdue)
{
    public int Done => DoneInTime + DoneLate;
    public int Open => Waiting + Working + Submitted + Returned + Declined;
    public int Total => Open + Done;

    public int Of(Count column) => column switch
    {
        Count.Waiting => Waiting,
        Count.Working => Working,
        Count.Submitted => Submitted,
        Count.Returned => Returned,
        Count.Declined => Declined,
        Count.DoneInTime => DoneInTime,
        _ => DoneLate,
    };

    public static Tallied operator +(Tallied a, Tallied b) => a.Plus(b);

    public Tallied Plus(Tallied other) => new(Waiting + other.Waiting, Working + other.Working, Submitted + other.Submitted, Returned + other.Returned, Declined + other.Declined,
        DoneInTime + other.DoneInTime, DoneLate + other.DoneLate, Overdue + other.Overdue);

    internal Tallied Times(int count) => new(Waiting * count, Working * count, Submitted * count, Returned * count, Declined * count, DoneInTime * count, DoneLate * count, Overdue * count);

    public static Tallied Sum(IEnumerable<Tallied> all) => all.Aggregate(default(Tallied), (sum, one) => sum + one);

    internal static Tallied Of(Tally t) => new(t.Waiting, t.Working, t.Submitted, t.Returned, t.Declined, t.DoneInTime, t.DoneLate, t.Overdue);

    /// <summary>One assignment.</summary>
    internal static Tallied One(AssignmentState state, bool isLate, bool isOverdue) => state switch
    {
        AssignmentState.Waiting => new() { Waiting = 1, Overdue = isOverdue ? 1 : 0 },
        AssignmentState.Working => new() { Working = 1, Overdue = isOverdue ? 1 : 0 },
        AssignmentState.Returned => new() { Returned = 1, Overdue = isOverdue ? 1 : 0 },
        AssignmentState.Submitted => new() { Submitted = 1 },
        AssignmentState.Declined => new() { Declined = 1 },
        AssignmentState.Accepted => isLate ? new() { DoneLate = 1 } : new() { DoneInTime = 1 },
        _ => default,
    };

    /// <summary>Done in time, of all that are done or overdue on the day.</summary>
    public OnTimeRate RateOn(DateOnly day) => new(DoneInTime, Done + Overdue, day);
}

/// <summary>A rate says of how many, and of which day (DOMAIN §3.9).</summary>
public readonly record struct OnTimeRate(int InTime, int Of, DateOnly On)
{
    /// <summary>0 to 1; null while there is nothing to speak of.</summary>
    public double? Share => Of == 0 ? null : (double)InTime / Of;
}
