using ThongSuot.Core.Plans;

namespace ThongSuot.Core.Tests.Plans;

/// <summary>How good the machine's proposals are on the small made-up set beside this file: the figures of docs/application.md. Half A was seen while words and weights were chosen, half B was only measured.</summary>
public sealed class AlignmentMeasureTests(ITestOutputHelper output)
{
    /// <param name="proposed">Upper duties for which the machine names a lower one.</param>
    /// <param name="right">Those of them for which a person names the same.</param>
    /// <param name="answered">Upper duties that a person finds answered.</param>
    /// <param name="flagged">What the machine finds not covered.</param>
    /// <param name="rightlyFlagged">Of them, what a person finds so.</param>
    /// <param name="wanting">What a person finds not covered.</param>
    /// <param name="same">Both name the same duty and say the same of it.</param>
    [Theory]
    [InlineData("A", 33, 28, 26, 26, 17, 17, 18, 31)]
    [InlineData("B", 33, 27, 26, 26, 17, 16, 17, 31)]
    public void Propose_OnTheSet_IsAsGoodAsDocumented(string half, int all, int proposed, int right, int answered, int flagged, int rightlyFlagged, int wanting, int same)
    {
        var seen = new int[8];
        foreach (var one in AlignmentCase.Read().Where(c => c.Half == half))
            foreach (var proposal in AlignmentProposer.Propose(one.Uppers, one.Lowers))
            {
                var (lower, verdict) = one.Expected[proposal.UpperId];
                var isSame = proposal.LowerId == lower && proposal.Verdict == verdict;
                foreach (var (place, counts) in ((ReadOnlySpan<bool>)[true, proposal.LowerId is not null, lower is not null && proposal.LowerId == lower, lower is not null, proposal.Verdict != AlignmentVerdict.Covered,
                    proposal.Verdict != AlignmentVerdict.Covered && verdict != AlignmentVerdict.Covered, verdict != AlignmentVerdict.Covered, isSame]).ToArray().Index()) seen[place] += counts ? 1 : 0;
                if (!isSame) output.WriteLine($"{one.Name} {proposal.UpperId}: {lower} {verdict}, proposed {proposal.LowerId} {proposal.Verdict} ({proposal.Likeness}): {string.Join("; ", proposal.Reasons.Select(r => $"{r.Key} {string.Join(" / ", r.Args)}"))}");
            }

        Assert.Equal([all, proposed, right, answered, flagged, rightlyFlagged, wanting, same], seen);
    }
}
