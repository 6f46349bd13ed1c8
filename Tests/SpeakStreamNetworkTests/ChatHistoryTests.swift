import SpeakStreamNetwork
import Testing

struct ChatHistoryTests {
    private func contents(_ history: ChatHistory) -> [String] { history.messages.map(\.content) }

    @Test func `an answer is what was heard of it, with a mark where it was interrupted`() {
        var history = ChatHistory(instructions: "Be brief.")
        history.ask("One?")
        history.answer(heard: "The sky is", isWhole: false)
        history.ask("Two?")
        history.answer(heard: "All of it.\n", isWhole: true)
        #expect(
            self.contents(history) == [
                "Be brief.", "One?", "The sky is [interrupted by the listener]", "Two?", "All of it.",
            ]
        )
        #expect(history.messages.map(\.role) == [.system, .user, .assistant, .user, .assistant])
    }

    @Test func `an answer of which nothing was heard is a mark, as no API takes an empty message`() {
        var history = ChatHistory()
        history.ask("One?")
        history.answer(heard: " ", isWhole: false)
        #expect(self.contents(history) == ["One?", "[interrupted by the listener]"])
    }

    @Test func `a prompt is taken back with its answer, the instructions are not`() {
        var history = ChatHistory(instructions: "Be brief.")
        history.ask("One?")
        history.answer(heard: "Yes.", isWhole: true)
        history.ask("Two?")
        let contents = (0..<3).map { _ in (history.undo(), self.contents(history)) }
        #expect(contents.map(\.0) == [true, true, false])
        #expect(contents.map(\.1) == [["Be brief.", "One?", "Yes."], ["Be brief."], ["Be brief."]])
    }

    @Test(arguments: [
        ("<think>Hm.</think>\n\nYes.", "Yes."), ("A <think>b</think>c <think>d</think>e.", "A c e."), ("<think>Hm", ""),
        ("No tags.", "No tags."),
    ]) func `what the model thought is not sent back to it`(heard: String, said: String) {
        var history = ChatHistory()
        history.ask("?")
        history.answer(heard: heard, isWhole: true)
        #expect(history.messages.last?.content == said)
    }
}
