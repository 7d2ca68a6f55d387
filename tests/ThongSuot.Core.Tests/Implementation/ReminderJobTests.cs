using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.Implementation;
using ThongSuot.Core.Organizations;

namespace ThongSuot.Core.Tests.Implementation;

public sealed class ReminderJobTests
{
    [Theory, Databases]
    public async Task Run_SevenDaysBeforeTheLastDay_RemindsWhereSomebodyIsInPost_AndNotTheDayBefore(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        Pass(programme, 22);
        Assert.Equal(0, await RunAsync(programme));

        Pass(programme, 1);

        // Nobody is in post in Cẩm Đông.
        Assert.Equal(2, await RunAsync(programme));
        var entry = Assert.Single(await programme.EntriesAsync(programme.AnHoa));
        Assert.Equal((EntryKind.Reminded, null, SmallProgramme.Due, programme.Id), (entry.Kind, entry.PersonId, entry.Until!.Value, entry.ProgrammeId!.Value));
        await programme.Database.With<AppDbContext>(async db => Assert.Equal(1, await db.History.CountAsync(e => e.SubjectKind == "programme" && e.SubjectId == programme.Id && e.Action == "reminded")));
    }

    [Theory, Databases]
    public async Task Run_AgainOnTheSameDay_OrOnTwoNodesAtOnce_RemindsOnce(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        Pass(programme, 29);

        var counts = await Task.WhenAll(RunAsync(programme), RunAsync(programme));
        Assert.Equal(0, await RunAsync(programme));

        Assert.Equal([0, 2], counts.Order());
        Assert.Single(await programme.EntriesAsync(programme.AnHoa));
        Assert.Single(await DigestsAsync(programme, programme.Officer));
    }

    [Theory, Databases]
    public async Task Run_BeforeSevenInTheMorning_WaitsForIt(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        Pass(programme, 28);
        programme.Database.Time.Advance(TimeSpan.FromHours(16));
        Assert.Equal(0, await RunAsync(programme));

        programme.Database.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, await RunAsync(programme));
    }

    [Theory, Databases]
    public async Task Run_AfterMissedMornings_RemindsOnceAndNotOfTheDayBefore_AndTheFirstTimeOnlyOfToday(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        // Never run before: the seventh day before was yesterday.
        Pass(programme, 24);
        Assert.Equal(0, await RunAsync(programme));
        // The day before and the last day itself were missed.
        Pass(programme, 7);

        Assert.Equal(2, await RunAsync(programme));
        Assert.Single(await programme.EntriesAsync(programme.BinhLam));
    }

    [Theory, Databases]
    public async Task Run_OfWhatTheBodyNeedNotDoNow_RemindsNobody(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.MoveAsync(programme.Officer, programme.AnHoa, AssignmentMove.Submit);
        await programme.MoveAsync(programme.OtherOfficer, programme.BinhLam, AssignmentMove.Decline, "Không thuộc trách nhiệm");
        Pass(programme, 30);
        Assert.Equal(0, await RunAsync(programme));
        await programme.MoveAsync(programme.Leader, programme.AnHoa, AssignmentMove.Accept);
        Pass(programme, 7);

        // Cẩm Đông's, where nobody is in post, is told above.
        Assert.Equal(1, await RunAsync(programme));
        Assert.DoesNotContain((await programme.EntriesAsync(programme.AnHoa)).Concat(await programme.EntriesAsync(programme.BinhLam)), e => e.Kind is EntryKind.Reminded or EntryKind.Escalated);
    }

    [Theory, Databases]
    public async Task Run_OfAProgrammeThatIsOver_OrABodyThatHasEnded_RemindsNobody(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        await programme.Database.With<OrganizationService>(s => s.AbolishAsync(new(programme.Bodies.Clinic, [], SmallTree.Basis(SmallProgramme.Due.AddDays(-10))), null, TestDatabase.Doing("organization.abolish")));
        await programme.Database.AddPersonAsync("Hồ Thị Em", programme.Bodies.Clinic);
        var other = await SmallProgramme.IssueAsync(programme.Database, programme.Bodies.Province, TestDuty.For(SmallProgramme.Due, programme.Bodies.Clinic));
        await programme.Database.With<ProgrammeService>(s => s.CloseAsync(programme.Id, null, SmallProgramme.By(programme.Leader, "programme.close")));
        Pass(programme, 23);

        Assert.Equal(0, await RunAsync(programme));
        Assert.Empty(await programme.EntriesAsync(await SmallProgramme.OfAsync(programme.Database, other, programme.Bodies.Clinic)));
    }

    [Theory, Databases]
    public async Task Run_SevenDaysAfterTheLastDay_TellsTheSuperiorOnce_AndAgainOnlyForANewLastDay(string provider)
    {
        await using var programme = await SmallProgramme.BuildAsync(provider);
        Pass(programme, 36);
        await RunAsync(programme);
        Assert.Empty(await EscalatedAsync(programme, programme.AnHoa));
        Pass(programme, 1);
        await RunAsync(programme);
        Assert.Equal("3", (await DigestsAsync(programme, programme.Leader))[^1].Arguments[4]);
        Pass(programme, 7);
        await RunAsync(programme);
        Assert.Single(await EscalatedAsync(programme, programme.AnHoa));
        Assert.Equal(["0", "0", "0", "0", "3"], Assert.Single(await DigestsAsync(programme, programme.Leader)).Arguments);

        await programme.Database.With<AssignmentService>(s => s.AskExtensionAsync(new(programme.AnHoa, SmallProgramme.Due.AddDays(20), "Chờ hướng dẫn"), SmallProgramme.By(programme.Officer)));
        await programme.Database.With<AssignmentService>(s => s.AnswerExtensionAsync(new(programme.AnHoa, SmallProgramme.Due.AddDays(20)), SmallProgramme.By(programme.Leader)));
        Pass(programme, 13);
        await RunAsync(programme);

        Assert.Equal(2, (await EscalatedAsync(programme, programme.AnHoa)).Count);
        Assert.Single(await EscalatedAsync(programme, programme.BinhLam));
    }

    [Theory, Databases]
    public async Task Run_WhatIsOverdueTooLong_IsToldToTheMonitorsOfThatDuty_AndOfAPartToWhoDelegatedIt(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bodies = await SmallProvince.BuildAsync(database);
        var (monitor, other, commune) = (await database.AddPersonAsync("Đinh Văn Giám", bodies.CamDong, Role.Monitor), await database.AddPersonAsync("Mai Thị Sát", bodies.BinhLam, Role.Monitor), await database.AddPersonAsync("Lý Văn Xã", bodies.AnHoa, Role.Leader));
        var id = await SmallProgramme.IssueAsync(database, bodies.Province, new TestDuty("Ban hành kế hoạch", SmallProgramme.Due, (DutyRole.Lead, "xã", bodies.AnHoa), (DutyRole.Monitoring, "phường", bodies.CamDong)));
        var assignment = await SmallProgramme.OfAsync(database, id, bodies.AnHoa);
        await database.With<AssignmentService>(s => s.DelegateAsync(new(assignment, [bodies.School]), SmallProgramme.By(commune)));
        database.Time.Advance(TimeSpan.FromDays(37));

        await database.With<ReminderJob>(j => j.RunAsync());

        await database.With<AppDbContext>(async db =>
        {
            var digests = await db.Notifications.Where(n => n.TextKey == DailyDigest.TextKey).ToDictionaryAsync(n => n.PersonId);
            // Of An Hòa's and of the school's part, not of their own work.
            Assert.Equal(("2", $"/programmes/{id}/nudges?show=Escalated"), (digests[monitor].Arguments[4], digests[monitor].Link));
            Assert.Equal(["1", "0", "0", "0", "1"], digests[commune].Arguments);
            Assert.False(digests.ContainsKey(other));
        });
    }

    [Theory, Databases]
    public async Task Run_ThroughAnyDaysAndMoves_RemindsOnItsDaysAndNeverTwice(string provider)
    {
        var random = new Random(20251126);
        await using var programme = await SmallProgramme.BuildAsync(provider);
        (long Id, long By)[] all = [(programme.AnHoa, programme.Officer), (programme.BinhLam, programme.OtherOfficer)];
        int[] days = [-7, -1, 0, 7, 14, 21, 28];
        var (expected, ran, passed) = (all.ToDictionary(a => a.Id, _ => 0), (int?)null, 20);
        Pass(programme, passed);
        for (var step = 0; step < 45; step++)
        {
            var more = random.Next(3);
            Pass(programme, more);
            passed += more;
            foreach (var (id, by) in all)
            {
                var isBeingDone = (await programme.ReadAsync(id)).IsBeingDone;
                if (isBeingDone && random.Next(8) == 0) await programme.MoveAsync(by, id, AssignmentMove.Submit);
                else if (!isBeingDone && random.Next(2) == 0) await programme.MoveAsync(programme.Leader, id, AssignmentMove.Return, "Thiếu phụ lục");
            }
            if (random.Next(5) == 0) continue;
            var since = ran ?? passed - 1;
            if (days.Any(d => 30 + d > since && 30 + d <= passed))
                foreach (var (id, _) in all)
                    if ((await programme.ReadAsync(id)).IsBeingDone) expected[id]++;
            await RunAsync(programme);
            ran = passed;
        }

        foreach (var (id, _) in all)
        {
            var reminded = (await programme.EntriesAsync(id)).FindAll(e => e.Kind == EntryKind.Reminded);
            Assert.InRange(expected[id], 2, days.Length);
            Assert.Equal(expected[id], reminded.Count);
            Assert.Equal(expected[id], reminded.Select(e => e.At.Date).Distinct().Count());
        }
    }

    private static void Pass(SmallProgramme programme, int days) => programme.Database.Time.Advance(TimeSpan.FromDays(days));

    private static Task<int> RunAsync(SmallProgramme programme) => programme.Database.With<ReminderJob, int>(j => j.RunAsync());

    private static async Task<List<AssignmentEntry>> EscalatedAsync(SmallProgramme programme, long id) => (await programme.EntriesAsync(id)).FindAll(e => e.Kind == EntryKind.Escalated);

    private static Task<List<Core.Notifications.Notification>> DigestsAsync(SmallProgramme programme, long person) =>
        programme.Database.With<AppDbContext, List<Core.Notifications.Notification>>(db => db.Notifications.Where(n => n.PersonId == person && n.TextKey == DailyDigest.TextKey).OrderBy(n => n.Id).ToListAsync());
}
