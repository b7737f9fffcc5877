# frozen_string_literal: true

require 'mcp'

class Wipe < MCP::Tool
  def self.call(disk:, server_context:)
    reply = server_context.create_form_elicitation(message: "Wipe #{disk}?", requested_schema: {})
    return 'denied' unless reply[:action] == 'accept'

    system("wipe #{disk}")
  end
end

class Show < MCP::Tool
  def self.call(disk:, server_context:)
    system("show #{disk}") # want RBN921
  end
end
