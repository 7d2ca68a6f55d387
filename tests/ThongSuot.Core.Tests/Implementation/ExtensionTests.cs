using ThongSuot.Core.Access;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ExtensionTests
{
    private static readonly DateOnly Later = SmallProgramme.Due.AddDays(10);

    [Theory, Databases]
    public async Task Extension_AskedAndGranted_MovesTheLastDayAndEndsBeingOverdue(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(35));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());
        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Overdue);

        await AskAsync(programme, Later);
        await AnswerAsync(programme, Later, null);

        var assignment = await programme.ReadAsync(programme.AnHoa);
        Assert.Equal((Later, null, false), (assignment.DueOn!.Value, assignment.ExtensionAsked, assignment.IsOverdue));
        Assert.Equal(2, (await programme.BelowAsync(programme.Bodies.Province)).Overdue);
        Assert.Equal([EntryKind.ExtensionAsked, EntryKind.ExtensionGiven], (await programme.EntriesAsync(programme.AnHoa)).Select(e => e.Kind));
    }

    [Theory, Databases]
    public async Task Extension_RefusedWithAReason_KeepsTheLastDay_AndWithoutOneIsNotRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await AskAsync(programme, Later);

        Assert.Equal("rule.assignment.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => AnswerAsync(programme, null, ""))).Code);
        await AnswerAsync(programme, null, "Cấp trên đã chốt ngày");

        Assert.Equal(SmallProgramme.Due, (await programme.ReadAsync(programme.AnHoa)).DueOn);
        Assert.Equal("rule.assignment.extension-none", (await Assert.ThrowsAsync<RuleException>(() => AnswerAsync(programme, Later, null))).Code);
    }

    [Theory, Databases]
    public async Task Extension_NotLaterThanTheLastDay_OrWithoutAReason_OrOfSomethingHandedIn_IsRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        Assert.Equal("rule.assignment.extension-earlier", (await Assert.ThrowsAsync<RuleException>(() => AskAsync(programme, SmallProgramme.Due))).Code);
        Assert.Equal("rule.assignment.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => AskAsync(programme, Later, " "))).Code);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        Assert.Equal("rule.assignment.extension-closed", (await Assert.ThrowsAsync<RuleException>(() => AskAsync(programme, Later))).Code);
    }

    [Theory, Databases]
    public async Task Extension_AnsweredByTheBodyItself_IsDenied(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await AskAsync(programme, Later);

        await Assert.ThrowsAsync<DeniedException>(() => programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(programme.AnHoa, Later), SmallProgramme.By(programme.Officer))));
    }

    private static Task AskAsync(SmallProgramme programme, DateOnly until, string why = "Chờ hướng dẫn của tỉnh") =>
        programme.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(programme.AnHoa, until, why), SmallProgramme.By(programme.Officer)));

    private static Task AnswerAsync(SmallProgramme programme, DateOnly? until, string? why) =>
        programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(programme.AnHoa, until, why), SmallProgramme.By(programme.Leader)));
}
