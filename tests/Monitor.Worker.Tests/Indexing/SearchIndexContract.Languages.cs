namespace Monitor.Worker.Tests.Indexing;

public abstract partial class SearchIndexContract
{
    /// <summary>Each: the language, a text, what is asked, and a run that is marked in the passage.</summary>
    public static TheoryData<string, string, string, string> Sentences => new()
    {
        { "ar", "يجب على مقدمي الخدمات الكشف عن بيانات المشتركين للشرطة.", "المشترك", "المشتركين" },
        { "ar", "يجوز للنيابة أن تأمر بحفظ البيانات.", "بَيَانَات", "البيانات" },
        { "he", "ספק שירות ימסור למשטרה נתוני תקשורת לפי צו.", "נתוני תקשורת", "תקשורת" },
        { "he", "חוק הגנת הפרטיות של צה\"ל", "צה\"ל", "צה\"ל" },
        { "ja", "捜査機関は通信事業者に対し加入者情報の開示を命ずることができる。", "加入者情報", "加入者情報" },
        { "ja", "ﾃﾞｰﾀの保全を求める。", "データ", "ﾃﾞｰﾀ" },
        { "zh", "网络运营者应当为公安机关提供技术支持和协助。", "公安机关", "公安机关" },
        { "zh", "个人信息应当依法保护，税务另行规定。", "税", "税" },
        { "ko", "전기통신사업자는 통신자료 제출을 요청받으면 이에 따를 수 있다.", "통신자료", "통신자료" },
        { "hi", "सेवा प्रदाता पुलिस को ग्राहक का डेटा देगा।", "ग्राहकों", "ग्राहक" },
        { "th", "ผู้ให้บริการต้องเก็บรักษาข้อมูลจราจรทางคอมพิวเตอร์ตามอำนาจของศาล", "ข้อมูลจราจร", "ข้อมูลจราจร" },
        { "ru", "Операторы связи обязаны хранить сообщения пользователей.", "сообщение пользователя", "сообщения" },
        { "el", "Οι πάροχοι γνωστοποιούν τα δεδομένα των συνδρομητών.", "συνδρομητες", "συνδρομητών" },
        { "tr", "İstihbarat birimleri için IŞIK verileri istenebilir.", "istihbarat ışık", "İstihbarat" },
        { "de", "Die Anbieter müssen Bestandsdaten herausgeben; Auskünfte sind Pflicht.", "Auskunft", "Auskünfte" },
        { "fr", "Les réquisitions de l’autorité judiciaire aux opérateurs.", "requisition autorité", "réquisitions" },
        { "es", "Los proveedores conservarán los datos de las comunicaciones.", "comunicación", "comunicaciones" },
        { "pt", "Os provedores guardarão os registros de conexão.", "registro", "registros" },
        { "it", "I fornitori conservano i dati dell'abbonato.", "abbonati", "dell'abbonato" },
        { "nl", "De aanbieder verstrekt de gegevens van gebruikers.", "gebruiker", "gebruikers" },
        { "sv", "Operatören ska lämna ut uppgifterna till polisen.", "uppgifter polis", "uppgifterna" },
        { "da", "Udbyderen skal udlevere oplysningerne til politiet.", "oplysninger", "oplysningerne" },
        { "no", "Tilbyderen skal utlevere opplysningene til politiet.", "opplysninger", "opplysningene" },
        { "fi", "Teleyrityksen on luovutettava tiedot poliisille.", "poliisin", "poliisille" },
        { "ro", "Furnizorii păstrează datele abonaților.", "abonat", "abonaților" },
        { "hu", "A szolgáltatók kiadják az adatokat a rendőrségnek.", "szolgáltató", "szolgáltatók" },
        { "cs", "Poskytovatelé vydají údaje policii.", "policie", "policii" },
        { "pl", "Operator udostępnia dane abonenta na żądanie policji.", "zadanie policji", "żądanie" },
        { "bg", "Доставчиците пазят данните на абонатите.", "доставчик", "Доставчиците" },
        { "fa", "ارائه‌دهندگان باید داده‌های کاربران را به پلیس بدهند.", "کاربران پلیس", "پلیس" },
        { "id", "Penyelenggara wajib memberikan data kepada penyidik.", "diberikan", "memberikan" },
        { "vi", "Nhà cung cấp phải cung cấp dữ liệu cho cơ quan điều tra.", "du lieu dieu tra", "dữ liệu" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task A_law_is_found_and_marked_in_its_own_language(string language, string text, string asked, string marked)
    {
        await PutAsync(Item(1, "—", text, language), Item(2, "Fisheries Act", "Nets and vessels."));

        var result = await FindAsync(asked);

        var hit = Assert.Single(result.Hits);
        Assert.Equal(1, hit.ItemId);
        Assert.Contains(MarkedWords(hit), run => run.Contains(marked, StringComparison.Ordinal) || marked.Contains(run, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task A_text_of_unknown_language_is_found_by_its_own_words(string language, string text, string asked, string marked)
    {
        _ = (language, asked);
        await PutAsync(Item(1, "—", text, language: null));

        await AssertFindsAsync(marked, 1);
    }

    /// <summary>Words of fishing around a word of another matter, and not a space between.</summary>
    [Theory]
    [InlineData("th", "การประมงชายฝั่ง", "ข้อมูลจราจร")]
    [InlineData("lo", "ການປະມົງ", "ຂໍ້ມູນ")]
    [InlineData("km", "ការនេសាទ", "ទិន្នន័យ")]
    [InlineData("my", "ငါးဖမ်းလုပ်ငန်း", "အချက်အလက်")]
    [InlineData("ja", "サカナ", "データ")]
    [InlineData("ko", "물고기", "통신자료")]
    public async Task A_word_is_found_in_a_run_of_letters_of_any_length(string language, string around, string asked)
    {
        var half = string.Concat(Enumerable.Repeat(around, 1 + (300 / around.Length)));
        await PutAsync(Item(1, "—", half + asked + half, language), Item(2, half, "", language));

        var result = await FindAsync(asked);

        Assert.Equal(1, Assert.Single(result.Hits).ItemId);
        Assert.Contains(MarkedWords(result.Hits[0]), run => run.Contains(asked, StringComparison.Ordinal) || asked.Contains(run, StringComparison.Ordinal));
        await AssertFindsAsync(around, 1, 2);
        await AssertFindsAsync(asked + asked);
    }

    [Fact]
    public async Task A_run_of_characters_that_does_not_stand_together_is_not_found()
    {
        await PutAsync(Item(1, "通信事業者の情報", "", "ja"));

        Assert.Empty(await IdsAsync("通信情報"));
    }

    [Fact]
    public async Task A_query_finds_items_of_many_languages_at_once()
    {
        await PutAsync(
            Item(1, "Interception", "communications", "en"), Item(2, "Interception", "communications", "fr"), Item(3, "Interception", "communications", null));

        await AssertFindsAsync("interception communications", 1, 2, 3);
    }
}
