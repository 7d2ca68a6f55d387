using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Core.Data;

namespace ThongSuot.Core.Implementation;

/// <summary>What the body that must do it hears at once, because it has something to do now: its work came back, its request or its decline was answered, somebody reminds it.</summary>
internal static class AssignmentNotices
{
    private const int LongestDuty = 110, LongestSentence = 200;

    /// <summary>Tells everybody in post there but who did it.</summary>
    /// <param name="textKey">Its sentence takes the duty and <paramref name="more"/>.</param>
    public static async Task TellAsync(AppDbContext db, Work work, Assignment assignment, string textKey, DateOnly today, CancellationToken cancel, params string[] more)
    {
        var duty = await db.ProgrammeDuties.Where(d => d.Id == assignment.ProgrammeDutyId).Select(d => d.Text).SingleAsync(cancel);
        foreach (var person in (await InPost.OfAsync(db, [assignment.OrganizationId], today, cancel)).Select(p => p.PersonId).Distinct().Where(p => p != work.Operation.ActorId))
            work.Tell(person, textKey, [Short(duty, LongestDuty), .. more], LinkTo(assignment.Id));
    }

    public static string LinkTo(long assignmentId) => string.Create(CultureInfo.InvariantCulture, $"/assignments/{assignmentId}");

    public static string Sentence(string? sentence) => Short((sentence ?? "").Trim().ReplaceLineEndings(" "), LongestSentence);

    public static string Said(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    public static string Duty(string text) => Short(text, LongestDuty);

    /// <summary>A notice becomes the subject of a letter: cut at the end of a word.</summary>
    private static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = text.LastIndexOf(' ', longest);
        return string.Concat(text.AsSpan(0, end > 0 ? end : longest), "…");
    }
}
