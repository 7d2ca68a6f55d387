using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ReminderServiceTests
{
    private const string Sentence = "Đề nghị gửi kế hoạch trước giờ họp.";

    [Theory, Databases]
    public async Task Remind_ByTheSideThatGave_IsNotedAndTold_ASecondTimeTheSameDayRefused_TheNextDayNot(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);

        await RemindAsync(programme, programme.Leader, programme.AnHoa);
        await RefusedAsync(programme, programme.AnHoa, "rule.reminder.today");
        programme.Database.Time.Advance(TimeSpan.FromDays(1));
        await RemindAsync(programme, programme.Leader, programme.AnHoa);

        var entries = await programme.EntriesAsync(programme.AnHoa);
        Assert.All(entries, e => Assert.Equal((EntryKind.Reminded, programme.Leader, Sentence, SmallProgramme.Due), (e.Kind, e.PersonId!.Value, e.Sentence, e.Until!.Value)));
        Assert.Equal(2, entries.Count);
        Assert.Equal(["Ban hành kế hoạch", "Người làm", Sentence], (await ToldAsync(programme, programme.Officer, "notice.reminded"))[0].Arguments);
        Assert.Empty(await ToldAsync(programme, programme.OtherOfficer, "notice.reminded"));
    }

    [Theory, Databases]
    public async Task Remind_OfWhatIsNotBeingDone_OrWhereNobodyIsInPost_OrWithoutAWord_IsRefused(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);

        await RefusedAsync(programme, programme.AnHoa, "rule.reminder.not-open");
        await RefusedAsync(programme, await SmallProgramme.OfAsync(programme.Database, programme.Id, programme.Bodies.CamDong), "rule.reminder.nobody");
        await RefusedAsync(programme, programme.BinhLam, "rule.reminder.sentence-missing", " ");
        await programme.Database.With<ProgrammeService>(s => s.CloseAsync(programme.Id, null, SmallProgramme.By(programme.Leader, "programme.close")));
        await RefusedAsync(programme, programme.BinhLam, "rule.programme.not-running");
    }

    [Theory, Databases]
    public async Task Remind_ByTheBodyItself_OrAnotherBelow_IsDenied_ByAMonitorOfTheDutyNot(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var monitor = await programme.Database.AddPersonAsync("Đinh Văn Giám", programme.Bodies.CamDong, Role.Monitor);
        var communeLeader = await programme.Database.AddPersonAsync("Lý Văn Xã", programme.Bodies.AnHoa, Role.Leader);
        foreach (var stranger in new[] { programme.Officer, programme.OtherOfficer, monitor, communeLeader }) await Assert.ThrowsAsync<DeniedException>(() => RemindAsync(programme, stranger, programme.AnHoa));
        var watched = await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, new TestDuty("Tuyên truyền", SmallProgramme.Due, (DutyRole.Lead, "xã", programme.Bodies.AnHoa), (DutyRole.Monitoring, "phường", programme.Bodies.CamDong)));

        await RemindAsync(programme, monitor, await SmallProgramme.OfAsync(programme.Database, watched, programme.Bodies.AnHoa));

        Assert.Single(await ToldAsync(programme, programme.Officer, "notice.reminded"));
    }

    [Theory, Databases]
    public async Task RemindLate_OnePress_RemindsOfAllThatIsLate_OneNoticeAPerson_AndAgainOfNone(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        var other = await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, TestDuty.For(SmallProgramme.Due, programme.Bodies.AnHoa), TestDuty.For(SmallProgramme.Due.AddDays(1), programme.Bodies.AnHoa, programme.Bodies.BinhLam, programme.Bodies.CamDong), TestDuty.For(SmallProgramme.Due.AddDays(90), programme.Bodies.AnHoa));
        await LateAsync(programme);

        Assert.Equal(new RemindResult(3, 0, 1), await RemindLateAsync(programme, programme.Leader, other, programme.Bodies.Province));
        Assert.Equal(new RemindResult(0, 3, 1), await RemindLateAsync(programme, programme.Leader, other, programme.Bodies.Province));

        var told = Assert.Single(await ToldAsync(programme, programme.Officer, "notice.reminded-late"));
        Assert.Equal(["Người làm", "2", "Kế hoạch phát triển giáo dục nghề nghiệp", Sentence], told.Arguments);
        Assert.Equal("/?part=Late", told.Link);
        Assert.StartsWith("/assignments/", Assert.Single(await ToldAsync(programme, programme.OtherOfficer, "notice.reminded-late")).Link, StringComparison.Ordinal);
        Assert.DoesNotContain(await programme.EntriesAsync(programme.AnHoa), e => e.Kind == EntryKind.Reminded);
    }

    [Theory, Databases]
    public async Task RemindLate_WithinReachOnly_AndOfOneDutyOrBodyWhenAsked(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await LateAsync(programme);

        Assert.Equal("rule.reminder.none", (await Assert.ThrowsAsync<RuleException>(() => RemindLateAsync(programme, programme.Officer, programme.Id, programme.Bodies.Province))).Code);
        Assert.Equal(new RemindResult(1, 0, 0), await RemindLateAsync(programme, programme.Leader, programme.Id, programme.Bodies.AnHoa));
        Assert.Equal("rule.reminder.none", (await Assert.ThrowsAsync<RuleException>(() => programme.Database.With<ReminderService>(s => s.RemindLateAsync(new(programme.Id, programme.Bodies.Province, Sentence, -1), SmallProgramme.By(programme.Leader))))).Code);
        Assert.Equal(new RemindResult(1, 1, 1), await RemindLateAsync(programme, programme.Leader, programme.Id, programme.Bodies.Province));
    }

    [Theory, Databases]
    public async Task RemindLate_PressedByTwoAtOnce_RemindsOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await LateAsync(programme);

        var results = await Task.WhenAll(RemindLateAsync(programme, programme.Leader, programme.Id, programme.Bodies.Province), RemindLateAsync(programme, programme.Leader, programme.Id, programme.Bodies.Province));

        Assert.Equal([0, 2], results.Select(r => r.Reminded).Order());
        Assert.Single(await ToldAsync(programme, programme.Officer, "notice.reminded-late"));
    }

    private static async Task LateAsync(SmallProgramme programme)
    {
        programme.Database.Time.Advance(TimeSpan.FromDays(40));
        await programme.Database.With<OverdueJob>(j => j.RunAsync());
    }

    private static Task RemindAsync(SmallProgramme programme, long by, long id, string sentence = Sentence) =>
        programme.Database.With<ReminderService>(s => s.RemindAsync(new(id, sentence), SmallProgramme.By(by, "assignment.remind")));

    private static Task<RemindResult> RemindLateAsync(SmallProgramme programme, long by, long id, long at) =>
        programme.Database.With<ReminderService, RemindResult>(s => s.RemindLateAsync(new(id, at, Sentence), SmallProgramme.By(by, "assignment.remind")));

    private static async Task RefusedAsync(SmallProgramme programme, long id, string code, string sentence = Sentence) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RuleException>(() => RemindAsync(programme, programme.Leader, id, sentence))).Code);

    private static Task<List<Notification>> ToldAsync(SmallProgramme programme, long person, string key) =>
        programme.Database.With<AppDbContext, List<Notification>>(db => db.Notifications.Where(n => n.PersonId == person && n.TextKey == key).OrderBy(n => n.Id).ToListAsync());
}
