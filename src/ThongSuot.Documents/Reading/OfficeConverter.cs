using System.ComponentModel;
using System.Diagnostics;

namespace ThongSuot.Documents.Reading;

/// <summary>Turns .doc, .rtf and .odt into .docx with LibreOffice, which runs once at a time, in a profile and folder of its own.</summary>
internal static class OfficeConverter
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    // Fetch nothing, run nothing: linked pictures and sections stay as they are, macros are off.
    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="AutoSave" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;

    /// <summary>The same text as .docx.</summary>
    /// <param name="extension">What LibreOffice is to take the bytes for: "doc", "rtf", "odt", "xml".</param>
    /// <exception cref="ReadException">LibreOffice is missing, failed or took too long.</exception>
    public static byte[] ToDocx(ReadOnlyMemory<byte> bytes, string extension, ReaderOptions options, CancellationToken cancel)
    {
        if (options.LibreOffice is not { Length: > 0 } program) throw Missing(null);
        OneAtATime.Wait(cancel);
        try
        {
            using var folder = new WorkFolder(options);
            var input = folder.File("in." + extension);
            using (var file = File.Create(input)) file.Write(bytes.Span);
            var profile = Directory.CreateDirectory(folder.File("profile"));
            File.WriteAllText(Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"), Profile);
            Run(program, profile, input, folder.Path, options.OutsideTimeout, cancel);
            var output = new FileInfo(folder.File("in.docx"));
            if (!output.Exists) throw Failed(null);
            if (output.Length > options.MaxUnpackedBytes) throw ReadErrors.TooLarge(options.MaxBytes);
            return File.ReadAllBytes(output.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static void Run(string program, DirectoryInfo profile, string input, string folder, TimeSpan limit, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in (string[])["-env:UserInstallation=" + new Uri(profile.FullName), "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to", "docx", "--outdir", folder, input])
            start.ArgumentList.Add(argument);
        using var process = Start(start);
        // What it says is of no use, but it must not wait for somebody to listen.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        var clock = Stopwatch.StartNew();
        try
        {
            while (!process.WaitForExit(20))
            {
                cancel.ThrowIfCancellationRequested();
                if (clock.Elapsed > limit) throw TimedOut(limit);
            }
        }
        finally
        {
            if (!process.HasExited) Kill(process);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw Missing(null);
        }
        catch (Win32Exception e)
        {
            throw Missing(e);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5_000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself.
        }
    }

    private static ReadException Missing(Exception? inner) => new(ReadFailure.ProgramMissing,
        "Cần LibreOffice để đọc tệp .doc, .rtf, .odt nhưng máy chưa cài. Hãy cài: Debian/Ubuntu “sudo apt install libreoffice-writer”; Windows “winget install TheDocumentFoundation.LibreOffice”; macOS “brew install --cask libreoffice”; hoặc lưu tệp thành .docx rồi đọc lại.",
        "LibreOffice is needed to read .doc, .rtf and .odt files and is not installed. Install it: Debian/Ubuntu “sudo apt install libreoffice-writer”; Windows “winget install TheDocumentFoundation.LibreOffice”; macOS “brew install --cask libreoffice”; or save the file as .docx and read that.", inner);

    private static ReadException Failed(Exception? inner) => new(ReadFailure.ProgramFailed,
        "LibreOffice không chuyển đổi được tệp này. Hãy mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi đọc lại.", "LibreOffice could not convert this file. Open it in Word or LibreOffice, save it as .docx and read that.", inner);

    private static ReadException TimedOut(TimeSpan limit) => new(ReadFailure.ProgramFailed,
        $"LibreOffice chuyển đổi tệp quá {limit.TotalSeconds:0} giây nên đã dừng. Hãy mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi đọc lại.",
        $"LibreOffice took longer than {limit.TotalSeconds:0} seconds and was stopped. Open the file in Word or LibreOffice, save it as .docx and read that.");
}
