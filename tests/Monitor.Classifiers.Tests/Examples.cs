using Monitor.Classifiers.Features;
using Monitor.Classifiers.Labels;
using Monitor.Classifiers.Models;
using Monitor.Classifiers.Topics;
using Monitor.Classifiers.Training;

namespace Monitor.Classifiers.Tests;

/// <summary>A small label set of our own, so that these tests do not move when the shipped labels grow.</summary>
internal static class Examples
{
    private static readonly (string Language, string Instruments, string Text)[] Relevant =
    [
        ("en", "production-order", "Service providers must hand over subscriber information on a production order of the court"),
        ("en", "production-order", "The police may request user data from an online platform with a judicial warrant"),
        ("en", "data-retention", "Telecommunications operators shall retain traffic data for twelve months for criminal investigations"),
        ("en", "interception", "Interception of communications by intelligence services under a warrant served on operators"),
        ("en", "preservation", "A preservation request obliges the provider to keep the user data until a court order arrives"),
        ("en", "emergency-disclosure", "Providers may disclose location data to the police without a warrant where there is danger to life"),
        ("en", "production-order,cross-border", "Electronic evidence may be requested from foreign service providers under mutual legal assistance"),
        ("en", "child-safety-reporting", "Online platforms shall report child sexual abuse material with account information to the police"),
        ("de", "production-order", "Diensteanbieter müssen Bestandsdaten auf Anordnung an Strafverfolgungsbehörden herausgeben"),
        ("de", "data-retention", "Speicherpflicht für Verkehrsdaten bei Anbietern von Telekommunikation zur Strafverfolgung"),
        ("fr", "production-order", "Les fournisseurs de services remettent les données de connexion sur réquisition du procureur"),
        ("fr", "preservation", "Injonction de conservation des données des utilisateurs adressée aux opérateurs dans une enquête pénale"),
        ("es", "production-order", "Los proveedores de servicios entregarán los datos de abonados al fiscal con autorización judicial"),
        ("es", "interception", "Interceptación de las comunicaciones y acceso a datos de tráfico por la policía"),
        ("pt", "production-order", "Provedores devem fornecer dados cadastrais à polícia mediante ordem judicial"),
        ("ja", "production-order", "電気通信事業者に対する電磁的記録提出命令と通信履歴の保全要請"),
        ("ar", "production-order", "إلزام مزودي الخدمة بتقديم بيانات المشتركين إلى الشرطة بأمر قضائي"),
        ("ru", "data-retention", "Операторы связи обязаны хранить сообщения пользователей и предоставлять информацию следователю"),
        ("ko", "production-order", "전기통신사업자의 통신이용자정보 제공 요청에 대한 영장"),
        ("it", "production-order", "Acquisizione dei dati di traffico presso i fornitori di servizi su decreto del giudice"),
    ];

    private static readonly (string Language, string Text)[] Irrelevant =
    [
        ("en", "Pension scheme for retired police officers and their widows"),
        ("en", "Notification of a personal data breach to the supervisory authority"),
        ("en", "Freedom of information and access to administrative documents"),
        ("en", "Conservation of historic monuments and heritage sites"),
        ("en", "Bank secrecy and exchange of information for tax purposes"),
        ("en", "Speed limits and number plates of vehicles on public roads"),
        ("en", "Broadband deployment subsidies for rural telecommunications operators"),
        ("en", "Uniforms and body armour of the national police"),
        ("en", "School meals and education budget of municipalities"),
        ("en", "Consumer protection rules for advertising on online platforms"),
        ("de", "Besoldung und Uniformen der Polizei des Landes"),
        ("de", "Meldung von Datenpannen an die Aufsichtsbehörde"),
        ("fr", "Conservation des monuments historiques et des archives"),
        ("fr", "Retraite des fonctionnaires de la police nationale"),
        ("es", "Normas sobre el etiquetado de alimentos y la publicidad"),
        ("es", "Impuesto sobre los vehículos y carreteras municipales"),
        ("pt", "Regras de trânsito e placas de veículos nas rodovias"),
        ("ja", "警察職員の年金及び給与に関する法律"),
        ("ar", "قانون رواتب ومعاشات موظفي الشرطة"),
        ("ru", "О пенсиях сотрудников полиции и форменной одежде"),
        ("ko", "경찰공무원의 연금과 급여에 관한 법률"),
        ("it", "Tutela dei monumenti e dei beni culturali"),
    ];

    public static TopicSet Topics { get; } = TopicSet.LoadShipped();

    public static TrainingInput Input { get; } = new() { Examples = [.. All()], Topics = Topics, Lexicon = Lexicon.LoadShipped() };

    public static LearnedClassifier Learned { get; } = new(ModelTrainer.Train(Input, DateTimeOffset.UnixEpoch).Model, Topics);

    public static (TrainedModel Model, ModelCard Card) Train(TrainingInput input) =>
        ModelTrainer.Train(input, DateTimeOffset.UnixEpoch, null, TestContext.Current.CancellationToken);

    public static LabelledExample Row(string family, string language, bool relevant, string instruments, string title) => new()
    {
        Family = family,
        Language = language,
        Jurisdiction = "INT",
        Kind = ExampleKind.Title,
        Relevant = relevant,
        Instruments = instruments.Length == 0 ? [] : instruments.Split(','),
        Difficulty = Difficulty.Easy,
        Title = title,
        Text = "",
    };

    private static IEnumerable<LabelledExample> All() =>
        Relevant.Select((row, i) => Row($"yes-{i}", row.Language, true, row.Instruments, row.Text))
            .Concat(Irrelevant.Select((row, i) => Row($"no-{i}", row.Language, false, "", row.Text)));
}
