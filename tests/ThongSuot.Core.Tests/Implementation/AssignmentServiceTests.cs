using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class AssignmentServiceTests
{
    [Theory, Databases]
    public async Task Move_FromGivenToAccepted_KeepsBothDaysAndSaysWhoDidWhat(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Acknowledge);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit, "Đã ban hành");
        programme.Database.Time.Advance(TimeSpan.FromDays(3));

        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);

        var done = await programme.ReadAsync(programme.AnHoa);
        Assert.Equal((AssignmentState.Accepted, SmallProgramme.Today, SmallProgramme.Today.AddDays(3), 100, Count.DoneInTime), (done.State, done.SubmittedOn!.Value, done.AcceptedOn!.Value, done.Percent, done.CountedAs!.Value));
        Assert.Equal([(EntryKind.Acknowledged, programme.Officer, null), (EntryKind.Submitted, programme.Officer, "Đã ban hành"), (EntryKind.Accepted, programme.Leader, null)],
            (await programme.EntriesAsync(programme.AnHoa)).Select(e => (e.Kind, e.PersonId!.Value, e.Sentence)));
        await programme.Database.With<AppDbContext>(async db => Assert.Equal(3, await db.History.CountAsync(e => e.SubjectKind == "assignment" && e.SubjectId == programme.AnHoa && e.Action == "Assignment.changed")));
    }

    [Theory, Databases]
    public async Task Move_SubmittedAfterTheLastDay_IsDoneLateThoughItWasAcceptedAtOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        programme.Database.Time.Advance(TimeSpan.FromDays(31));

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);

        Assert.Equal((Count.DoneLate, 1), ((await programme.ReadAsync(programme.AnHoa)).CountedAs!.Value, (await programme.ReadAsync(programme.AnHoa)).DaysLate(SmallProgramme.Today)));
    }

    [Theory, Databases]
    public async Task Move_WithoutAReason_ToDeclineOrReturn_IsRefused_AndWithOneIsDone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Submit);

        Assert.Equal("rule.assignment.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Decline, " "))).Code);
        Assert.Equal("rule.assignment.reason-missing", (await Assert.ThrowsAsync<RuleException>(() => programme.MoveAsync(programme.Leader, programme.BinhLam, AssignmentMove.Return))).Code);

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Decline, "Không thuộc thẩm quyền");
        await programme.MoveAsync(programme.Leader, programme.BinhLam, AssignmentMove.Return, "Thiếu minh chứng");
        Assert.Equal((AssignmentState.Declined, AssignmentState.Returned), ((await programme.ReadAsync(programme.AnHoa)).State, (await programme.ReadAsync(programme.BinhLam)).State));
    }

    [Theory, Databases]
    public async Task Move_ThatTheStateDoesNotAllow_IsRefusedAndChangesNothing(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        var refused = await Assert.ThrowsAsync<RuleException>(() => programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept));

        Assert.Equal("rule.assignment.move", refused.Code);
        Assert.Equal(AssignmentState.Waiting, (await programme.ReadAsync(programme.AnHoa)).State);
        Assert.Empty(await programme.EntriesAsync(programme.AnHoa));
    }

    [Theory, Databases]
    public async Task Move_ByAnotherBodyOrTheWrongSide_IsDenied(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        Assert.Equal(Permission.Report, (await Assert.ThrowsAsync<DeniedException>(() => programme.MoveAsync(programme.OtherOfficer, programme.AnHoa, AssignmentMove.Submit))).Permission);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        Assert.Equal(Permission.AcceptReports, (await Assert.ThrowsAsync<DeniedException>(() => programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Accept))).Permission);
        Assert.Equal(Permission.IssueAssignments, (await Assert.ThrowsAsync<DeniedException>(() => programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Recall))).Permission);
    }

    [Theory, Databases]
    public async Task Move_Declined_ComesBackWhenInsistedAndEndsWhenReleased(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Decline, "Không thuộc thẩm quyền");
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Insist, "Vẫn phải làm");
        Assert.Equal(AssignmentState.Waiting, (await programme.ReadAsync(programme.AnHoa)).State);

        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Decline, "Đã giao cho Sở");
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Release);

        Assert.Equal((false, null), ((await programme.ReadAsync(programme.AnHoa)).IsOpen, (await programme.ReadAsync(programme.AnHoa)).CountedAs));
        Assert.Equal(2, (await programme.BelowAsync(programme.Bodies.Province)).Total);
    }

    [Theory, Databases]
    public async Task Move_SentTwiceUnderOneKey_IsCarriedOutOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        for (var i = 0; i < 3; i++) await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit, "Đã làm", version: 0, key: "khoá-1");

        Assert.Single(await programme.EntriesAsync(programme.AnHoa));
        Assert.Equal(1, (await programme.BelowAsync(programme.Bodies.Province)).Submitted);
        await Assert.ThrowsAsync<RepeatedException>(() => programme.Database.With<AssignmentService>(s => s.MoveAsync(new(programme.AnHoa, AssignmentMove.Report),
            SmallProgramme.By(programme.Officer) with { Once = new RequestKey("khoá-1", "câu hỏi khác") })));
    }

    [Theory, Databases]
    public async Task Move_TwoSubmitAtOnce_OneWinsAndTheOtherIsStale(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit, $"Người thứ {i}", version: 0);
                return "won";
            }
            catch (StaleException)
            {
                return "stale";
            }
        })));

        Assert.Equal((1, 7), (all.Count(a => a == "won"), all.Count(a => a == "stale")));
        Assert.Single(await programme.EntriesAsync(programme.AnHoa));
        Assert.Equal(1, (await programme.BelowAsync(programme.Bodies.Province)).Submitted);
    }

    [Theory, Databases]
    public async Task Move_InAProgrammeThatIsOver_IsRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<AppDbContext>(async db =>
        {
            await using var work = await db.BeginAsync(TestDatabase.Doing("programme.close"));
            (await db.Programmes.SingleAsync(p => p.Id == programme.Id)).Close();
            await work.CommitAsync();
        });

        Assert.Equal("rule.programme.not-running", (await Assert.ThrowsAsync<RuleException>(() => programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit))).Code);
    }

    [Theory, Databases]
    public async Task Evidence_OneOfFileAddressOrDocument_IsKept_AndAnythingElseRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        Task AddAsync(params EvidenceOptions[] evidence) => programme.Database.With<AssignmentService>(s => s.AddEvidenceAsync(new(programme.AnHoa, evidence), SmallProgramme.By(programme.Officer)));

        await AddAsync(new("Kế hoạch của xã", File: new(new string('b', 64), "kh.pdf", 10)), new("Tin trên cổng", Address: new Uri("https://anhoa.example.vn/tin/1")));

        Assert.Equal("rule.evidence.one", (await Assert.ThrowsAsync<RuleException>(() => AddAsync(new EvidenceOptions("Không có gì")))).Code);
        Assert.Equal("rule.evidence.address", (await Assert.ThrowsAsync<RuleException>(() => AddAsync(new EvidenceOptions("Lạ", Address: new Uri("file:///x"))))).Code);
        Assert.Equal("rule.evidence.title-missing", (await Assert.ThrowsAsync<RuleException>(() => AddAsync(new EvidenceOptions(" ", Address: new Uri("https://a.example.vn"))))).Code);
        var details = await programme.Database.With<AssignmentDetailsQuery, AssignmentDetails>(q => q.FindAsync(programme.AnHoa, programme.Officer));
        Assert.Equal(["Kế hoạch của xã", "Tin trên cổng"], details.Evidence.Select(e => e.Title));
    }
}
