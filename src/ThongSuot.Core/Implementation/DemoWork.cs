using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Access;
using ThongSuot.Core.Data;
using ThongSuot.Core.Documents;
using ThongSuot.Core.History;
using ThongSuot.Core.Organizations;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Implementation;

/// <summary>
/// Work under way in the demonstration: a plan of the province that was read, confirmed and issued, what its communes did since, a plan of one of them that answers it, and a document that waits for review. Made
/// by the services people use, in the names of the demonstration's people; days count from today, so that there is always something late and something due.
/// </summary>
public sealed partial class DemoWork(AppDbContext db, RegisterService register, ReadingService reading, ReviewService review, IssueService issues, AssignmentService assignments, OverdueJob overdue, TallyKeeper tallies, FileStore files, Clock clock)
{
    /// <summary>Ủy ban nhân dân tỉnh Vân Giang.</summary>
    public const long IssuerId = 900_031;

    private const long CommuneId = 900_078;
    private const int IssuedDaysAgo = 30;
    private const string Waiting = "ke-hoach-uy-ban-nhan-dan-tinh.docx";

    private sealed record Step(int Duty, long OrganizationId, AssignmentMove Move, string? Sentence, string? Evidence);

    private sealed record Holder(long PersonId, string Name, Role Role, long OrganizationId);

    /// <summary>Loads it, after bodies and people; false when the province has documents already, be it from a load that was broken off.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancel = default)
    {
        if (await db.Documents.AnyAsync(d => d.KeeperId == IssuerId, cancel)) return false;
        List<Holder> people = [.. SeedFile.Rows("demo/people.csv").Select(r => new Holder(r.Number("id"), r.Text("full_name"), Enum.Parse<Role>(r.Text("role")), r.Number("organization")))];
        var plan = await ConfirmedAsync("ke-hoach-tinh.txt", IssuerId, people, cancel);
        var programme = await issues.IssueAsync(new(plan, IssuerId, Line.State, Day: clock.Today.AddDays(-IssuedDaysAgo), DespiteConflicts: true), By(In(IssuerId, Role.Clerk, people), IssueService.Kind), cancel: cancel);
        await ConfirmedAsync("ke-hoach-xa.txt", CommuneId, people, cancel);
        foreach (var step in SeedFile.Rows("demo/steps.csv").Select(r => new Step((int)r.Number("duty"), r.Number("organization"), Enum.Parse<AssignmentMove>(r.Text("move")), r.Optional("sentence"), r.Optional("evidence"))).ToList())
            await MoveAsync(programme, step, people, cancel);
        await overdue.RunAsync(cancel);
        await tallies.FoldAsync(cancel);
        // Read by the job, as anything that comes.
        await using var waiting = Embedded($"samples/{Waiting}");
        await register.ReceiveAsync(new(IssuerId, Direction.Incoming, [new(Waiting, waiting)]), By(In(IssuerId, Role.Clerk, people), "document.receive"), cancel);
        return true;
    }

    /// <summary>A document that goes out: entered, read, reviewed and confirmed by the clerk.</summary>
    private async Task<long> ConfirmedAsync(string file, long keeper, IReadOnlyList<Holder> people, CancellationToken cancel)
    {
        var clerk = In(keeper, Role.Clerk, people);
        await using var text = Embedded($"seeds/demo/{file}");
        using var reader = new StreamReader(text);
        using var written = new MemoryStream(Encoding.UTF8.GetBytes(Dated(await reader.ReadToEndAsync(cancel))));
        var id = (await register.ReceiveAsync(new(keeper, Direction.Outgoing, [new(file, written)]), By(clerk, "document.receive"), cancel))[0].DocumentId!.Value;
        await reading.ReadAllWaitingAsync(cancel);
        await review.ConfirmAllAsync(id, By(clerk, "document.duty-confirm"), cancel);
        await review.ConfirmDocumentAsync(id, null, By(clerk, "document.confirm"), cancel);
        return id;
    }

    private async Task MoveAsync(long programme, Step step, IReadOnlyList<Holder> people, CancellationToken cancel)
    {
        var id = await (from assignment in db.Assignments
                        join duty in db.ProgrammeDuties on assignment.ProgrammeDutyId equals duty.Id
                        where assignment.ProgrammeId == programme && duty.Ordinal == step.Duty && assignment.OrganizationId == step.OrganizationId
                        select assignment.Id).SingleAsync(cancel);
        var who = step.Move is AssignmentMove.Accept or AssignmentMove.Return ? In(IssuerId, Role.Leader, people) : In(step.OrganizationId, Role.Officer, people);
        IReadOnlyList<EvidenceOptions> evidence = [];
        if (step.Evidence is { } title)
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes($"{title}\n\n{step.Sentence}\n\nTài liệu của dữ liệu trình diễn; mọi số liệu đều hư cấu.\n"));
            var file = await files.PutAsync(text, cancel);
            evidence = [new(title, new EvidenceFile(file.Hash, "minh-chung.txt", file.Length))];
        }
        int? percent = step.Move == AssignmentMove.Report ? 50 : null;
        await assignments.MoveAsync(new(id, step.Move, step.Sentence, percent, Evidence: evidence), By(who, $"assignment.{step.Move.ToString().ToLowerInvariant()}"), cancel);
    }

    private static Holder In(long organization, Role role, IReadOnlyList<Holder> people) => people.First(p => p.OrganizationId == organization && p.Role == role);

    private static Operation By(Holder who, string kind) => new(new Actor(who.PersonId, who.Name), "seed", kind);

    /// <summary>"{+6:ngày}" is the day six days from now.</summary>
    private string Dated(string text) => Days().Replace(text, m => string.Create(CultureInfo.InvariantCulture, $"ngày {clock.Today.AddDays(int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)):dd' tháng 'MM' năm 'yyyy}"));

    private static Stream Embedded(string name) => typeof(DemoWork).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");

    [GeneratedRegex(@"\{([+-][0-9]{1,3}):ngày\}", RegexOptions.NonBacktracking)]
    private static partial Regex Days();
}
