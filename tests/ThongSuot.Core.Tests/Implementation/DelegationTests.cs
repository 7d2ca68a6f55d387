using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class DelegationTests
{
    [Theory, Databases]
    public async Task Delegate_ToABodyBelow_GivesItAPartWithinTheDates_ThatIsNotCounted(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        await DelegateAsync(programme, programme.Bodies.School, SmallProgramme.Due.AddDays(-5));

        var part = await PartAsync(programme);
        Assert.Equal((programme.Bodies.School, SmallProgramme.Due.AddDays(-5), (long?)programme.AnHoa), (part.OrganizationId, part.DueOn!.Value, part.ParentId));
        Assert.Equal(AssignmentState.Working, (await programme.ReadAsync(programme.AnHoa)).State);
        Assert.Equal(3, (await programme.BelowAsync(programme.Bodies.Province)).Total);
    }

    [Theory, Databases]
    public async Task Delegate_LaterThanItsOwnDay_OrBeforeToday_OrToABodyElsewhere_OrTwice_IsRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        async Task<string> RefusedAsync(long body, DateOnly? due) => (await Assert.ThrowsAsync<RuleException>(() => DelegateAsync(programme, body, due))).Code;

        Assert.Equal("rule.assignment.later-than-above", await RefusedAsync(programme.Bodies.School, SmallProgramme.Due.AddDays(1)));
        Assert.Equal("rule.assignment.delegate-past", await RefusedAsync(programme.Bodies.School, SmallProgramme.Today.AddDays(-1)));
        Assert.Equal("rule.assignment.delegate-not-below", await RefusedAsync(programme.Bodies.Clinic, null));
        Assert.Equal("rule.assignment.delegate-not-below", await RefusedAsync(programme.Bodies.AnHoa, null));
        await DelegateAsync(programme, programme.Bodies.School, null);
        Assert.Equal("rule.assignment.delegated-already", await RefusedAsync(programme.Bodies.School, null));
    }

    [Theory, Databases]
    public async Task Part_IsAnsweredByTheBodyThatDelegatedIt_AndItsDayNeverPassesTheOneAbove(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var (teacher, chair) = (await programme.Database.AddPersonAsync("Nguyễn Thị Dung", programme.Bodies.School), await programme.Database.AddPersonAsync("Vũ Văn Em", programme.Bodies.AnHoa, Role.Leader));
        await DelegateAsync(programme, programme.Bodies.School, SmallProgramme.Due.AddDays(-5));
        var part = (await PartAsync(programme)).Id;
        await programme.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(part, SmallProgramme.Due.AddDays(1), "Chờ kinh phí"), SmallProgramme.By(teacher)));

        Assert.Equal("rule.assignment.later-than-above", (await Assert.ThrowsAsync<RuleException>(() => programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(part, SmallProgramme.Due.AddDays(1)), SmallProgramme.By(chair))))).Code);
        await programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(part, SmallProgramme.Due), SmallProgramme.By(chair)));
        await programme.MoveAsync(teacher, part, AssignmentMove.Submit);
        await Assert.ThrowsAsync<DeniedException>(() => programme.MoveAsync(teacher, part, AssignmentMove.Accept));
        await programme.MoveAsync(chair, part, AssignmentMove.Accept);

        Assert.Equal((AssignmentState.Accepted, SmallProgramme.Due), ((await programme.ReadAsync(part)).State, (await programme.ReadAsync(part)).DueOn!.Value));
    }

    [Theory, Databases]
    public async Task Part_OfWhatIsTakenBack_IsTakenBackToo_AndWhatOthersHaveStays(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await DelegateAsync(programme, programme.Bodies.School, null);

        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Recall);

        var part = await PartAsync(programme);
        Assert.Equal(AssignmentState.Released, part.State);
        Assert.Equal(EntryKind.Recalled, Assert.Single(await programme.EntriesAsync(part.Id)).Kind);
        Assert.Equal(AssignmentState.Waiting, (await programme.ReadAsync(programme.BinhLam)).State);
    }

    private static Task DelegateAsync(SmallProgramme programme, long body, DateOnly? due) =>
        programme.Database.With<AssignmentService>(s => s.DelegateAsync(new(programme.AnHoa, [body], due), SmallProgramme.By(programme.Officer)));

    private static Task<Assignment> PartAsync(SmallProgramme programme) => programme.Database.With<AppDbContext, Assignment>(db => db.Assignments.AsNoTracking().SingleAsync(a => a.ParentId == programme.AnHoa));
}
