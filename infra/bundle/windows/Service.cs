using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.ServiceProcess;
using System.Text;

/// Runs the platform as a Windows service. install.ps1 compiles it with the compiler that Windows has, since Node cannot
/// answer the service manager, and nothing is fetched for it. C# 5: that compiler knows no later one.
///
/// Started with one argument, the folder of data\, logs\ and environment; the program stands beside the executable.
public sealed class LienNganhService : ServiceBase
{
    private const int StopMilliseconds = 60000;
    private const long LogBytes = 50L * 1024 * 1024;

    private readonly string home;
    private readonly object writing = new object();
    private Process platform;
    private StreamWriter log;
    private volatile bool stopping;

    public static void Main(string[] args)
    {
        Run(new LienNganhService(args[0]));
    }

    private LienNganhService(string home)
    {
        this.home = home;
        ServiceName = "LienNganh";
        CanShutdown = true;
    }

    protected override void OnStart(string[] args)
    {
        OpenLog();
        var settings = ReadSettings(Path.Combine(home, "environment"));
        var program = AppDomain.CurrentDomain.BaseDirectory;
        var bundled = Path.Combine(program, "node", "node.exe");
        var start = new ProcessStartInfo
        {
            FileName = File.Exists(bundled) ? bundled : "node.exe",
            Arguments = Quoted(Path.Combine(program, "apps", "platform", "dist", "main.js"))
                + " --real --data-dir " + Quoted(Path.Combine(home, "data"))
                + " --host " + settings["HOST"] + " --port " + settings["PORT"] + " " + settings["FLAGS"],
            WorkingDirectory = home,
            UseShellExecute = false,
            // A console of its own, without a window: that is where it hears Ctrl-C.
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var setting in settings) start.EnvironmentVariables[setting.Key] = setting.Value;
        platform = new Process { StartInfo = start, EnableRaisingEvents = true };
        platform.OutputDataReceived += (_, line) => Write(line.Data);
        platform.ErrorDataReceived += (_, line) => Write(line.Data);
        platform.Exited += (_, __) => Ended();
        platform.Start();
        platform.BeginOutputReadLine();
        platform.BeginErrorReadLine();
    }

    protected override void OnStop()
    {
        stopping = true;
        RequestAdditionalTime(StopMilliseconds + 10000);
        AskToStop();
        if (platform.WaitForExit(StopMilliseconds)) return;
        Write("it did not stop in time, and is ended; nothing that was acknowledged is lost");
        platform.Kill();
    }

    protected override void OnShutdown()
    {
        OnStop();
    }

    /// Without a word to the service manager: it takes that for a failure, and starts the service again.
    private void Ended()
    {
        if (stopping) return;
        Write("ended with exit code " + platform.ExitCode);
        Environment.Exit(platform.ExitCode == 0 ? 1 : platform.ExitCode);
    }

    private void AskToStop()
    {
        if (platform.HasExited) return;
        FreeConsole();
        if (!AttachConsole((uint)platform.Id)) return;
        // Everybody at that console hears it, and this process is at it now.
        SetConsoleCtrlHandler(null, true);
        GenerateConsoleCtrlEvent(0, 0);
        platform.WaitForExit(StopMilliseconds);
        FreeConsole();
        SetConsoleCtrlHandler(null, false);
    }

    private static Dictionary<string, string> ReadSettings(string file)
    {
        var settings = new Dictionary<string, string> { { "HOST", "127.0.0.1" }, { "PORT", "8080" }, { "FLAGS", "" } };
        foreach (var line in File.ReadAllLines(file, Encoding.UTF8))
        {
            var at = line.IndexOf('=');
            if (at > 0 && !line.StartsWith("#")) settings[line.Substring(0, at).Trim()] = line.Substring(at + 1).Trim();
        }
        return settings;
    }

    private void OpenLog()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "logs")).FullName;
        log = new StreamWriter(Path.Combine(folder, "lien-nganh.log"), true, new UTF8Encoding(false)) { AutoFlush = true };
    }

    private void Write(string line)
    {
        if (line == null) return;
        lock (writing)
        {
            if (log.BaseStream.Length > LogBytes) TurnLog();
            log.WriteLine(line);
        }
    }

    private void TurnLog()
    {
        var file = Path.Combine(home, "logs", "lien-nganh.log");
        log.Dispose();
        File.Delete(file + ".1");
        File.Move(file, file + ".1");
        OpenLog();
    }

    private static string Quoted(string path)
    {
        return "\"" + path.TrimEnd('\\') + "\"";
    }

    private delegate bool Handler(uint kind);

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern bool AttachConsole(uint process);

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern bool FreeConsole();

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern bool SetConsoleCtrlHandler(Handler handler, bool add);

    [DllImport("kernel32.dll", SetLastError = true)]
    private static extern bool GenerateConsoleCtrlEvent(uint kind, uint group);
}
