# frozen_string_literal: true

require 'fast_mcp'
require 'mcp'

class Convert < MCP::Tool
  description 'Converts a picture'
  input_schema(properties: { file: { type: 'string' } }, required: ['file'])

  FILES = %w[a.png b.png].freeze

  class << self
    def call(file:, server_context:)
      system("convert #{file} out.png") if FILES.include?(file)
      File.read("/srv/#{server_context[:user]}/list")
      system("convert #{file} out.png") # want RBN921
    end
  end
end

server = MCP::Server.new(name: 'pictures', tools: [Convert])
server.define_tool(name: 'show', description: 'Shows a picture') do |file:, server_context:|
  File.read("/srv/#{server_context[:user]}/list")
  File.read("/srv/pictures/#{file}") # want RBN924
end

class Resize < ApplicationTool
  arguments do
    required(:size).filled(:integer)
    required(:kind).filled(:string, included_in?: %w[png jpg])
    required(:file).filled(:string)
  end

  def call(size:, kind:, file:)
    system("resize #{size} #{kind}")
    system("resize #{size} #{kind} #{file}") # want RBN921
  end
end

class Note < Anthropic::BaseTool
  def call(input)
    File.read("/srv/notes/#{File.basename(input.name)}")
    File.read("/srv/notes/#{input.name}") # want RBN924
  end
end
