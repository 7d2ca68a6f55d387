using CsCheck;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Organizations;

public sealed class FiguresTests
{
    private static readonly DateOnly First = new(2025, 7, 1), Second = new(2026, 1, 1);

    [Fact]
    public void Restate_Halves_LoseNothingOfAnOddFigure()
    {
        var now = Figures.Restate(Of((1, 7)), [new(First, 1, 2, 500_000), new(First, 1, 3, 500_000)]);

        Assert.Equal(Of((2, 4), (3, 3)), now);
    }

    [Fact]
    public void Restate_BodyThatLivesOn_KeepsTheRest()
    {
        var now = Figures.Restate(Of((1, 100)), [new(First, 1, 2, 300_000)]);

        Assert.Equal(Of((1, 70), (2, 30)), now.OrderBy(f => f.Key).ToDictionary());
    }

    [Fact]
    public void Restate_ChainOverTwoDays_FollowsTheDaysWhateverTheOrderGiven()
    {
        var now = Figures.Restate(Of((1, 10), (2, 5)), [new(Second, 2, 3, Succession.Whole), new(First, 1, 2, Succession.Whole)]);

        Assert.Equal(Of((3, 15)), now);
    }

    [Fact]
    public void Restate_SuccessionBeforeTheOther_DoesNotReachBack()
    {
        // 2 passed on before 1 came to it: what comes later stays with 2.
        var now = Figures.Restate(Of((1, 10), (2, 5)), [new(First, 2, 3, Succession.Whole), new(Second, 1, 2, Succession.Whole)]);

        Assert.Equal(Of((2, 10), (3, 5)), now.OrderBy(f => f.Key).ToDictionary());
    }

    [Fact]
    public void Restate_BodyThatReceivesAndEndsOnOneDay_PassesAllOn()
    {
        var now = Figures.Restate(Of((1, 10), (2, 5)), [new(First, 1, 2, Succession.Whole), new(First, 2, 3, Succession.Whole)]);

        Assert.Equal(Of((3, 15)), now);
    }

    [Fact]
    public void Restate_TwoThatExchangeParts_GiveOfWhatTheyHadInTheMorning()
    {
        var now = Figures.Restate(Of((1, 100), (2, 200)), [new(First, 1, 2, 100_000), new(First, 2, 1, 100_000)]);

        Assert.Equal(Of((1, 110), (2, 190)), now.OrderBy(f => f.Key).ToDictionary());
    }

    [Fact]
    public void Restate_FigureBelowZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Figures.Restate(Of((1, -1)), []));

    [Fact]
    public void Restate_CircleOfEndings_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Figures.Restate(Of((1, 5)), [new(First, 1, 2, Succession.Whole), new(First, 2, 1, Succession.Whole)]));

    [Fact]
    public void Restate_AnyReorganisations_KeepTheTotalAndNothingBelowZero() => Gen.Select(FigureGen, Gen.Select(Gen.Int[0, 3], Gen.Long[1, 12], Gen.Long[1, 13], Gen.Int[1, Succession.Whole]).Array[0, 30]).Sample((figures, steps) =>
    {
        // Each passes to higher ids only, and to each once a day, so that nobody follows himself.
        var passings = steps.Where(s => s.Item2 < s.Item3).DistinctBy(s => (s.Item1, s.Item2, s.Item3)).GroupBy(s => (s.Item1, s.Item2))
            .SelectMany(g => g.Select(s => new Passing(First.AddDays(s.Item1), s.Item2, s.Item3, Math.Max(1, s.Item4 / g.Count()))));

        var now = Figures.Restate(figures, passings);

        Assert.Equal(figures.Values.Sum(), now.Values.Sum());
        Assert.All(now.Values, v => Assert.True(v >= 0));
    });

    [Fact]
    public void Restate_DayByDay_IsTheSameAsAllAtOnce() => Gen.Select(FigureGen, Gen.Int[1, 999_999], Gen.Int[1, 999_999]).Sample((figures, a, b) =>
    {
        Passing[] first = [new(First, 1, 20, a), new(First, 1, 21, Succession.Whole - a)], second = [new(Second, 20, 30, b), new(Second, 2, 30, Succession.Whole)];

        Assert.Equal(Figures.Restate(Figures.Restate(figures, first), second).OrderBy(f => f.Key), Figures.Restate(figures, [.. second, .. first]).OrderBy(f => f.Key));
    });

    [Fact]
    public void Apportion_AnyShares_SumsToTheAmountAndNoPartIsOffByOne() => Gen.Select(Gen.Long[0, long.MaxValue / 2], Gen.Long[0, Succession.Whole].Array[1, 20]).Where((_, shares) => shares.Sum() > 0).Sample((amount, shares) =>
    {
        var parts = Figures.Apportion(amount, shares);

        Assert.Equal(amount, parts.Sum());
        Assert.All(parts.Zip(shares), p => Assert.True(Math.Abs((decimal)p.First - (decimal)amount * p.Second / shares.Sum()) < 1));
    });

    private static readonly Gen<Dictionary<long, long>> FigureGen = Gen.Dictionary(Gen.Long[1, 12], Gen.OneOf(Gen.Long[0, 10], Gen.Long[0, 100_000_000_000]))[0, 12];

    private static Dictionary<long, long> Of(params (long Id, long Figure)[] figures) => figures.ToDictionary(f => f.Id, f => f.Figure);
}
